"""What a group is and does. Pure: no discord, no database, no clock, no await."""
