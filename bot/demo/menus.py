"""What Discord puts under “Apps” on a message, for the page: SimCord's preview knows slash commands alone.

Like the rest of what is changed in the preview, this holds on to its internals: two of its scripts are served with
a line more, and what that line sends (a press of a button that no message has) runs the menu instead.
"""

import json
from collections.abc import Mapping
from typing import Any

import discord
import simcord

from bot.demo.stage import Stage

PRESSED = "component:menu:"
"""What follows the message in the name of the button that stands for a menu; then the menu's own name."""

_MENU = """
    const menus = MENUS;
    if (allowedActions.has("reply") && !message.ephemeral && typeof options.onMenu === "function") {
      const menu = node("select", "message-action-button");
      menu.setAttribute("aria-label", `Apps for ${message.author?.name || "message"}`);
      menu.style.width = "76px";
      for (const name of ["Apps", ...menus]) menu.append(new Option(name, name));
      menu.addEventListener("change", () => {
        const name = menu.value;
        menu.selectedIndex = 0;
        options.onMenu(message, name);
      });
      toolbar.append(menu);
    }
"""
_ASKED = """
    onMenu: channelLayout ? (item, name) => dispatch("click", {
      control_key: `message:${item.id}:PRESSED${name}`,
    }) : null,
"""
_SCRIPTS = {
    "/messages.js": ("    if (toolbar.childElementCount) root.append(toolbar);", _MENU),
    "/surfaces.js": ("    onPin: channelLayout ?", _ASKED),
}
"""What is put into a script, and the line that it is put before."""


class Menus:
    """Offers the bot's message menus, and those on a person at what they wrote."""

    def __init__(self, preview: Any, stage: Stage) -> None:
        self._own, self._stage = preview, stage
        self._serve, self._prepare = preview._server._static, preview._prepare_action  # noqa: SLF001
        preview._server._static, preview._prepare_action = self._static, self._prepared  # noqa: SLF001

    def _kinds(self) -> Mapping[str, discord.AppCommandType]:
        kinds = (discord.AppCommandType.message, discord.AppCommandType.user)
        return {menu.name: kind for kind in kinds for menu in self._stage.bot.tree.get_commands(type=kind)}

    async def _static(self, request: Any) -> Any:
        response = await self._serve(request)
        if request.path in _SCRIPTS:
            line, more = _SCRIPTS[request.path]
            if line not in response.text:
                raise RuntimeError(f"{request.path} is not as it was")
            more = more.replace("MENUS", json.dumps([*self._kinds()])).replace("PRESSED", PRESSED)
            response.text = response.text.replace(line, more.lstrip("\n") + line, 1)
        return response

    def _prepared(self, page: Any, kind: str, body: Mapping[str, Any]) -> Any:
        _message, found, name = str(body.get("control_key", "")).partition(PRESSED)
        if kind != "click" or not found:
            return self._prepare(page, kind, body)
        used = self._kinds().get(name)
        shown = self._stage.channel.history(viewer=page.viewer)
        message = next((each for each in shown if str(each.id) == str(body.get("target_id"))), None)
        if used is None or message is None:
            raise simcord.SetupError("the menu or its message is unavailable")
        target = message if used is discord.AppCommandType.message else self._author(message)

        async def run(action: Any, cursor: int) -> dict[str, Any]:
            asked = page.viewer.context_menu(self._stage.channel, name, target)
            return await self._own._run_interaction_action(page, action, cursor, asked, republish_all=True)  # noqa: SLF001

        return run

    def _author(self, message: discord.Message) -> simcord.MemberActor:
        for actor in self._stage.cast.values():
            if actor.id == message.author.id:
                return actor
        raise simcord.SetupError("this menu is for people")
