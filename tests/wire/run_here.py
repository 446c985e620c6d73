"""Runs the bot's command against a Discord on this machine: the address is the only thing that is different."""

import sys

import discord.gateway
import discord.http
import yarl

from bot.cli import main

if __name__ == "__main__":
    address, *words = sys.argv[1:]
    discord.http.Route.BASE = f"http://{address}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{address}/")
    sys.exit(main(words))
