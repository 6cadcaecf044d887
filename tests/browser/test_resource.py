"""Pages of resources as people use them."""

from playwright.sync_api import expect

from .conftest import Open


def test_a_standing_opens_to_its_acts_and_sources(open: Open) -> None:
    page = open("id/state/USA/")
    row = page.locator("details.standing", has=page.locator(".who", has_text="1967 Refugee Protocol"))
    row.locator("summary").click()
    expect(row.locator(".acts")).to_contain_text("Accession")
    source = row.locator(".cites a").last
    target = source.get_attribute("href") or ""
    source.click()
    expect(page.locator(target)).to_be_in_viewport()


def test_a_reason_folds_out_and_leads_on(open: Open) -> None:
    page = open("id/state/GUY/")
    bound = page.locator("details.block", has_text="UNTOC").first
    bound.locator("summary").first.click()
    bound.locator("details.why summary").click()
    why = bound.locator("details.why")
    expect(why).to_contain_text("acceded to")
    why.locator("a", has_text="UNTOC").first.click()
    page.wait_for_url("**/id/instrument/untoc-2000/")


def test_everything_is_there_without_scripts(open: Open) -> None:
    page = open("id/state/CRI/", scripts=False)
    assert page.locator("details.standing").count() > 10
    page.locator("details.standing summary").first.click()
    assert page.locator("details.standing .acts").first.is_visible()


def test_every_format_can_be_taken(open: Open) -> None:
    page = open("id/instrument/gcm/")
    for link in page.locator(".taking .chip").all():
        answer = page.request.get(link.evaluate("(one) => one.href"))
        assert answer.ok
        assert answer.headers["content-type"].partition(";")[0] == link.get_attribute("type") or link.inner_text() in (
            "RDF/XML", "N-Triples",
        )  # fmt: skip
