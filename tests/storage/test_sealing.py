"""Sealed fields: they open where they were written, with their key, unchanged, and nowhere else."""

from datetime import date

import pytest
from sqlalchemy import Connection, delete, select, update

from storage.sealing import Unreadable, Vault, data_keys, drop_days, seal, unseal, vault
from tests.storage.conftest import Opens

WHERE, SECRET = "notes.words:7", "Ça va mal 🌧 & <b>"
TODAY = [date(2026, 10, 13)]


@pytest.fixture
def db(opens: Opens) -> Connection:
    TODAY[0] = date(2026, 10, 13)
    return opens(Vault(bytes(range(32)), lambda: TODAY[0]))


@pytest.mark.parametrize("owner", [None, 7])
@pytest.mark.parametrize("plain", ["", SECRET, "x" * 100_000])
def test_what_was_sealed_opens(db: Connection, owner: int | None, plain: str) -> None:
    sealed = seal(db, owner, WHERE, plain)
    assert unseal(db, WHERE, sealed) == plain
    assert sealed.find(SECRET.encode()) == -1


def test_the_same_words_look_different_each_time(db: Connection) -> None:
    assert seal(db, 7, WHERE, SECRET) != seal(db, 7, WHERE, SECRET)


def test_a_changed_bit_anywhere_makes_it_unreadable(db: Connection) -> None:
    seal(db, 8, WHERE, "somebody else's")
    sealed = seal(db, 7, WHERE, SECRET)
    for place in range(len(sealed)):
        for bit in (1, 128):
            changed = bytearray(sealed)
            changed[place] ^= bit
            with pytest.raises(Unreadable):
                unseal(db, WHERE, bytes(changed))


def test_a_part_of_it_is_unreadable(db: Connection) -> None:
    sealed = seal(db, 7, WHERE, SECRET)
    for length in range(len(sealed)):
        with pytest.raises(Unreadable):
            unseal(db, WHERE, sealed[:length])


@pytest.mark.parametrize("where", ["notes.words:8", "notes.title:7", "others.words:7", ""])
def test_moved_to_another_place_it_is_unreadable(db: Connection, where: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        unseal(db, where, seal(db, 7, WHERE, SECRET))
    assert str(unreadable.value) == where


def test_with_its_key_destroyed_it_is_unreadable_and_others_are_not(db: Connection) -> None:
    sealed, other = seal(db, 7, WHERE, SECRET), seal(db, 8, WHERE, SECRET)
    db.execute(delete(data_keys).where(data_keys.c.person_id == 7))
    with pytest.raises(Unreadable):
        unseal(db, WHERE, sealed)
    assert unseal(db, WHERE, other) == SECRET
    again = seal(db, 7, WHERE, "anew")
    assert unseal(db, WHERE, again) == "anew"


def test_one_persons_key_opens_nothing_of_anothers(db: Connection) -> None:
    sealed = seal(db, 7, WHERE, SECRET)
    seal(db, 8, WHERE, SECRET)
    other = db.scalar(select(data_keys.c.wrapped).where(data_keys.c.person_id == 8))
    db.execute(update(data_keys).where(data_keys.c.person_id == 7).values(wrapped=other))
    with pytest.raises(Unreadable):
        unseal(db, WHERE, sealed)


def test_a_key_made_in_a_savepoint_that_is_rolled_back_is_not_used_again(db: Connection) -> None:
    for owner in (None, 7):
        undone = db.begin_nested()
        lost = seal(db, owner, WHERE, SECRET)
        undone.rollback()
        with pytest.raises(Unreadable):
            unseal(db, WHERE, lost)
        kept = [seal(db, owner, WHERE, f"{SECRET} {number}") for number in range(2)]
        assert [unseal(db, WHERE, sealed) for sealed in kept] == [f"{SECRET} 0", f"{SECRET} 1"]


def test_the_bots_key_changes_daily_and_old_ones_are_destroyed(db: Connection) -> None:
    first = seal(db, None, WHERE, "lundi")
    TODAY[0] = date(2026, 10, 14)
    second = seal(db, None, WHERE, "mardi")
    mine = seal(db, 7, WHERE, "à moi")
    assert db.scalar(select(data_keys.c.id).where(data_keys.c.day == TODAY[0])) == 2
    assert [unseal(db, WHERE, sealed) for sealed in (first, second)] == ["lundi", "mardi"]
    drop_days(db, TODAY[0])
    with pytest.raises(Unreadable):
        unseal(db, WHERE, first)
    assert [unseal(db, WHERE, sealed) for sealed in (second, mine)] == ["mardi", "à moi"]


def test_another_master_key_opens_nothing(db: Connection) -> None:
    sealed = seal(db, 7, WHERE, SECRET)
    stranger = Vault(bytes(32), lambda: TODAY[0])
    with pytest.raises(Unreadable):
        stranger.open(db, WHERE, sealed)
    assert vault(db).fits(db)
    assert not stranger.fits(db)


def test_a_database_without_keys_takes_any_master_key(db: Connection) -> None:
    assert Vault(bytes(32), lambda: TODAY[0]).fits(db)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_master_key_has_its_length(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(bytes(length), lambda: TODAY[0])


def test_what_is_derived_follows_from_key_and_label() -> None:
    one, other = (Vault(bytes([number]) * 32, lambda: TODAY[0]) for number in (1, 2))
    derived = {one.derive("a"), one.derive("b"), other.derive("a")}
    assert len(derived) == 3
    assert one.derive("a") in derived
    assert {len(word) for word in derived} == {22}
