"""What the bot notices. Pure: no discord, no database, no clock, no await."""
