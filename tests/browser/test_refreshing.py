"""Pages that stand open while others act: the record, seen to change without anybody reloading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.person import Person

pytestmark = pytest.mark.browser
TITLE = "Hij zegt ja tegen elke stap, en valt dan weer uit"


@pytest.fixture
def people(house: str, chromium: Browser) -> Iterator[Callable[[], Person]]:
    """Somebody with a browser of their own; as many as one asks for."""
    contexts = []

    def one() -> Person:
        contexts.append(chromium.new_context(base_url=house, locale="nl-NL"))
        return Person(contexts[-1].new_page())

    yield one
    for context in contexts:
        context.close()


def test_a_record_left_open_shows_the_line_of_another_and_keeps_what_one_types(
    people: Callable[[], Person],
) -> None:
    reader, writer = people(), people()
    reader.becomes("Mirjam Kolkman", "/casus/")
    reader.page.get_by_role("link", name=TITLE).first.click()
    found = re.search(r"/casus/\d+/", reader.page.url)
    assert found
    record = f"{found.group()}verslag/"
    reader.opens(record)
    reader.page.get_by_text("Ik heb een voorbehoud").click()
    reader.page.get_by_label("Mijn voorbehoud").fill("Nog even over nadenken.")
    writer.becomes("Fenna Oosterwold", record)
    writer.page.locator("#order .record__add summary").click()
    writer.page.locator("#order_text").fill("Eerst vragen hoe het de dag erna gaat.")
    writer.page.locator("#order").get_by_role("button", name="Zet het in het verslag").click()
    expect(reader.page.locator("#regels-order")).to_contain_text("hoe het de dag erna gaat")
    expect(reader.page.locator("#verslag-nu")).to_contain_text("veranderde net")
    expect(reader.page.get_by_label("Mijn voorbehoud")).to_have_value("Nog even over nadenken.")
    reader.looks()
