"""Telegram as a bot sees it, over real HTTP: for tests and for the demo."""

from simulator.events import Call, Event, Seen
from simulator.faults import Fault, Kind
from simulator.groups import Group
from simulator.ledger import Breach, Violation
from simulator.messages import Message
from simulator.phone import Person
from simulator.world import Telegram

__all__ = ["Breach", "Call", "Event", "Fault", "Group", "Kind", "Message", "Person", "Seen", "Telegram", "Violation"]
