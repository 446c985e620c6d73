"""What has to be done once a day: letting go of what has been kept long enough."""
