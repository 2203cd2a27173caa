"""The till's memory: its counter never goes back, parts of the catalogue come row by row, and a sale goes first."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kriya.core.ids import new_id
from tests.journeys.test_till_rules import ORIGIN, answer

pytestmark = pytest.mark.browser

# Each test has a memory of its own, and may use these.
BEGUN = """async (given) => {
  const [{ openStore }, { Catalogue }, { Pace }] = await Promise.all(["store", "catalogue", "pace"].map((name) => import(`/static/showroom/pos/${name}.js`)));
  const store = await openStore(given.name);
  const shown = ({ items }) => items.map(({ id, price, free }) => [id, price, free]).sort();
  const fresh = async () => { const one = new Catalogue(store, new Pace()); await one.load(); return one; };
  const told = (buckets) => async () => ({ buckets });
  const sold = (id, pieces) => store.tell(({ seq, counter }) => ({ kind: "sale", shift: "s", body: { id: `${given.name}-${seq}`, kind: "sale", counter, lines: [{ lot: id, pieces }] } }), { takesCounter: true });
  BODY
}"""
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def module_page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{ORIGIN}/")
    yield page
    context.close()


@pytest.fixture
def run(module_page: Any) -> Run:
    """Run the body of a function in the browser, with a memory that nobody used before."""
    name = str(new_id())

    def ran(body: str, **given: Any) -> Any:
        return module_page.evaluate(BEGUN.replace("BODY", body), {"name": name, **given})

    return ran


def row(lot: str, price: int, free: int) -> list[Any]:
    """A lot as the server tells it."""
    return [lot, lot.upper(), f"Kain {lot}", "Batik Sekar", "Batik", price, 0, "batch", free, "", "2026-11-01"]


class TestCounter:
    """trap: the server's draft overwrites what was sold meanwhile. It was asked before a sale and answers after it."""

    def test_a_number_that_was_taken_meanwhile_stays_taken(self, run: Run):
        body = "await store.setFacts({ counter: 6 }); await Promise.all([sold('a', 1), store.learn({ rules: {} }, 6)]); return store.fact('counter');"
        assert run(body) == 7

    def test_what_the_server_knows_of_more_receipts_is_taken_up(self, run: Run):
        assert run("await store.setFacts({ counter: 6 }); await store.learn({}, 9); return store.fact('counter');") == 9

    def test_looked_at_before_and_written_after_it_would_be_given_twice(self, run: Run):
        body = (
            "await store.setFacts({ counter: 6 }); const before = await store.fact('counter'); await sold('a', 1);"
            "await store.setFacts({ counter: Math.max(before, 6) }); return (await sold('a', 1)).body.counter;"
        )
        assert run(body) == 7


class TestParts:
    first = {"aa": {"mark": "1", "rows": [row("a", 10, 5), row("b", 20, 5), row("c", 30, 5)]}}
    second = {"aa": {"mark": "2", "rows": [row("a", 10, 4), row("c", 33, 5), row("d", 40, 5)]}}
    third = {"aa": {"mark": "3", "rows": [row("a", 10, 5), row("c", 30, 5), row("d", 40, 5)]}}

    def test_what_differs_comes_and_goes_and_the_rest_stays(self, run: Run):
        body = """
          const here = await fresh();
          await here.refresh(told(given.first));
          const c = here.byId.get("c");
          await here.refresh(told(given.second));
          const last = await fresh();
          return [shown(here), shown(last), last.marks, here.byId.get("c") === c, here.byCode.has("B")];"""
        found = [["a", 10, 4], ["c", 33, 5], ["d", 40, 5]]
        assert run(body, first=self.first, second=self.second) == [found, found, {"aa": "2"}, False, False]

    def test_an_empty_part_is_forgotten(self, run: Run):
        body = """
          const here = await fresh();
          await here.refresh(told(given.first));
          await here.refresh(told({ aa: { mark: "", rows: [] } }));
          return [here.items.length, here.marks, (await fresh()).items.length, (await fresh()).marks];"""
        assert run(body, first=self.first) == [0, {}, 0, {}]

    def test_what_was_sold_and_not_sent_is_taken_off_what_the_server_says(self, run: Run):
        body = """
          const here = await fresh();
          await here.refresh(told(given.first));
          await sold("c", 2);
          await here.refresh(told(given.second));
          return [shown(here), shown(await fresh())];"""
        found = [["a", 10, 4], ["c", 33, 3], ["d", 40, 5]]
        assert run(body, first=self.first, second=self.second) == [found, found]

    OTHER = """
      const [here, other] = [await fresh(), await fresh()];
      await here.refresh(told(given.first));
      await other.load();
      await here.refresh(told(given.second));
      CHANGE
      await other.refresh(told(given.third));
      return shown(await fresh());"""

    def test_a_tab_that_was_behind_puts_whole_parts(self, run: Run):
        """Another tab had the second in between: a and c are again as this one knew them."""
        found = run(self.OTHER.replace("CHANGE", ""), first=self.first, second=self.second, third=self.third)
        assert found == [["a", 10, 5], ["c", 30, 5], ["d", 40, 5]]

    def test_taken_for_up_to_date_it_would_leave_what_is_wrong(self, run: Run):
        body = self.OTHER.replace("CHANGE", "other.marks = { ...here.marks };")
        found = run(body, first=self.first, second=self.second, third=self.third)
        assert found == [["a", 10, 4], ["c", 33, 5], ["d", 40, 5]]


class TestPace:
    def test_what_can_wait_waits_until_the_sale_is_over(self, run: Run):
        body = """
          const pace = new Pace();
          const seen = [];
          pace.hurry();
          const waited = pace.calm().then(() => seen.push("other"));
          await new Promise((done) => setTimeout(done));
          seen.push("sale");
          pace.rest();
          await waited;
          return seen;"""
        assert run(body) == ["sale", "other"]

    def test_nothing_waits_where_nobody_pays(self, run: Run):
        assert run("await new Pace().calm(); return true;") is True

    def test_a_payment_that_is_left_open_holds_up_nothing_for_long(self, run: Run):
        assert run("const pace = new Pace(1); pace.hurry(); await pace.calm(); return true;") is True
