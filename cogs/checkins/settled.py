"""What a check-in's schedule keeps with it."""

from datetime import timedelta

from bot.practice.timetable import Schedule


def open_for(schedule: Schedule) -> timedelta:
    return timedelta(minutes=schedule.details["minutes"])
