using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Tests.Stores;

public sealed class SentenceTests
{
    [Fact]
    public void A_refusal_is_said_in_the_language_of_whoever_asks()
    {
        Assert.Equal("工作库中没有图层“地块”。用 landplanner layers 可列出已有图层。", In("zh-CN", () => new LayerNotFoundException("地块").Message));
        Assert.Equal("The workspace has no layer '地块'. 'landplanner layers' lists those it has.", In("en", () => new LayerNotFoundException("地块").Message));
        Assert.Equal("The workspace has no layer '地块'. 'landplanner layers' lists those it has.", In("", () => new LayerNotFoundException("地块").Message));
    }

    [Fact]
    public void A_sentence_within_another_is_said_in_the_same_language()
    {
        var since = new Revision(5, RevisionKind.Edited, DateTime.UnixEpoch, new("李", "更正"), [], "{}", "", "");

        Assert.Equal("“地块”的要素 3 在此期间已被李 在修订 5（更正）中删除。未保存：请重新读取后再决定。", In("zh-CN", () => new EditConflictException("地块", 3, null, since).Message));
        Assert.Equal(
            "Feature 3 of '地块' was deleted meanwhile by 李 in revision 5 (更正). Nothing was saved: read it again, then decide.",
            In("en", () => new EditConflictException("地块", 3, null, since).Message));
    }

    [Fact]
    public void Numbers_and_dates_are_written_as_everywhere()
    {
        Sentence sentence = $"{1234.5} {new DateOnly(2024, 2, 29):yyyy-MM-dd} {null as string}.";

        Assert.Equal("1234.5 2024-02-29 .", In("de-DE", sentence.ToString));
    }

    [Fact]
    public void What_looks_like_a_place_for_a_word_stays_as_it_is()
    {
        var braces = "a {0} b";

        Assert.Equal("a {0} b: {1}", Sentence.Said($"{braces}: {{1}}"));
        Assert.Equal("a {0} b", Sentence.Quote(braces).ToString());
        Assert.Equal("there is no '{' to this '}'.", Sentence.Said("there is no '{' to this '}'."));
    }

    [Fact]
    public async Task The_language_goes_along_with_what_is_done_for_somebody()
    {
        var said = await In("zh-CN", () => Task.Run(async () =>
        {
            await Task.Yield();
            return new WorkspaceNotFoundException("a.gpkg").Message;
        }, TestContext.Current.CancellationToken));

        Assert.Equal("没有工作库“a.gpkg”。用 landplanner new 新建。", said);
    }

    private static T In<T>(string culture, Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
