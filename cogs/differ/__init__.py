"""I see it differently: a view placed by the bot, with a name or without, and how it is met."""
