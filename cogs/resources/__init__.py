"""Places to turn: shown to whoever asks, offered to whoever writes words of crisis."""
