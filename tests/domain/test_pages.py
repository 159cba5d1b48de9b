"""A long list, a screen at a time."""

from bot.domain.pages import PAGE, page


def test_every_item_is_on_one_page() -> None:
    items = list(range(3 * PAGE + 1))
    pages = [page(items, number) for number in range(4)]
    assert [item for shown in pages for item in shown.items] == items
    assert [shown.is_last for shown in pages] == [False, False, False, True]
    assert [shown.is_first for shown in pages] == [True, False, False, False]


def test_a_page_that_is_not_there_is_the_nearest() -> None:
    assert page([1], 7).items == (1,)
    assert page([1], -7).items == (1,)
    assert page([], 3).items == ()
    assert page(range(PAGE), 0).is_last
