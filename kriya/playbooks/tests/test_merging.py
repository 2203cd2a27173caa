"""The three-way merge: nothing that a council touched is ever overwritten unasked."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriya.core.once import digest_of
from kriya.playbooks.merging import ASKED, Way, declined_after, merge, taken

VALUES = st.one_of(
    st.integers(0, 3),
    st.booleans(),
    st.none(),
    st.sampled_from(["", "a", "b"]),
    st.lists(st.integers(0, 1), max_size=2),
)
ITEM = st.dictionaries(st.sampled_from("pqrs"), VALUES, max_size=4)
MAYBE = st.none() | ITEM
CHOICES = st.dictionaries(st.sampled_from("pqrs"), st.booleans(), max_size=4)

# On a busy machine a draw may wait for its turn: that says nothing of the merge.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def declined_of(said: dict[str, Any]) -> dict[str, str]:
    return {name: digest_of(value) for name, value in said.items()}


@patiently
@given(base=MAYBE, mine=ITEM, theirs=ITEM, declined=ITEM)
def test_without_a_choice_a_field_is_written_only_where_the_council_never_touched_it(base, mine, theirs, declined):
    wrote = taken(merge(base, mine, theirs, declined_of(declined)), {})
    for name in wrote:
        untouched = (
            base is not None and name in base and name in mine and digest_of(base[name]) == digest_of(mine[name])
        )
        assert untouched or name not in mine
        assert digest_of(wrote[name]) == digest_of(theirs[name])


@patiently
@given(base=ITEM, theirs=ITEM)
def test_what_was_never_touched_follows_the_playbook_whole(base, theirs):
    after = {**base, **taken(merge(base, base, theirs, {}), {})}
    known = {name: value for name, value in theirs.items() if name in base}
    assert digest_of({name: after[name] for name in known}) == digest_of(known)


@patiently
@given(mine=ITEM, theirs=ITEM)
def test_what_has_no_common_past_is_never_overwritten_unasked(mine, theirs):
    after = {**mine, **taken(merge(None, mine, theirs, {}), {})}
    assert all(digest_of(after[name]) == digest_of(value) for name, value in mine.items())


@patiently
@given(base=MAYBE, mine=MAYBE, theirs=ITEM, declined=ITEM, choices=CHOICES)
def test_what_is_declined_is_not_asked_again_until_the_playbook_says_something_else(
    base, mine, theirs, declined, choices
):
    fields = merge(base, mine, theirs, declined_of(declined))
    remembered = declined_after(fields, choices, declined_of(declined))
    wrote = taken(fields, choices)
    after = {**(mine or {}), **wrote} if mine is not None or wrote else None
    again = merge(theirs, after, theirs, remembered)
    assert not [one for one in again if one.way in ASKED]
    assert taken(again, {}) == {}


@patiently
@given(base=MAYBE, mine=MAYBE, theirs=ITEM, declined=ITEM)
def test_every_field_stands_in_exactly_one_way_and_equal_ones_are_the_same(base, mine, theirs, declined):
    fields = merge(base, mine, theirs, declined_of(declined))
    assert [one.field for one in fields] == list(theirs)
    for one in fields:
        equal = mine is not None and one.field in mine and digest_of(mine[one.field]) == digest_of(one.theirs)
        assert (one.way == Way.SAME) == equal


def test_an_item_that_the_council_took_out_does_not_come_back():
    theirs = {"name": "Batik malam dingin"}
    assert merge(theirs, None, theirs, {})[0].way == Way.OURS
    assert merge(theirs, None, {"name": "Batik colet"}, {})[0].way == Way.CLASH
    assert taken(merge(theirs, None, {"name": "Batik colet"}, {}), {}) == {}


def test_how_a_browser_ends_lines_is_no_change_of_the_councils():
    """A form that was saved as it stood sends CR LF for what the playbook wrote with LF."""
    base, theirs = {"p": "batik colet\nmalam dingin", "q": ["a\nb"]}, {"p": "batik colet\nmalam dingin", "q": ["a\nc"]}
    mine = {"p": "batik colet\r\nmalam dingin ", "q": ["a\r\nb"]}
    assert [one.way for one in merge(base, mine, theirs, {})] == [Way.SAME, Way.FOLLOWS]
    assert [one.way for one in merge(base, {**mine, "p": "batik colet"}, theirs, {})] == [Way.OURS, Way.FOLLOWS]
