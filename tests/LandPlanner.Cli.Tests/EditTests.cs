using System.Text.Json;

namespace LandPlanner.Cli.Tests;

public sealed class EditTests : AtDesk
{
    private const string Wider = "POLYGON ((500000 3300000, 500020 3300000, 500020 3300010, 500000 3300010, 500000 3300000))";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
    }

    [Fact]
    public async Task An_edit_becomes_a_revision_with_author_and_reason()
    {
        var said = await EditAsync("1", "--set", "TBBH=甲", "--wkt", Wider, "--author", "王工", "--reason", "实地核查");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Equal(("saved", 2L, "甲"), (Word(said, "outcome"), said.Json.GetProperty("feature").GetProperty("version").GetInt64(), Value(said, "feature")));
        var revision = (await Desk.RunAsync("history", "--json")).Json.EnumerateArray().Last();
        Assert.Equal(("王工", "实地核查"), (revision.GetProperty("author").GetString(), revision.GetProperty("reason").GetString()));
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task An_empty_value_is_none_and_what_is_so_already_makes_no_revision()
    {
        Assert.Null(Value(await EditAsync("1", "--set", "TBBH="), "feature"));

        var again = await EditAsync("1", "--set", "TBBH=");

        Assert.Equal((0, "unchanged"), (again.ExitCode, Word(again, "outcome")));
        Assert.False(again.Json.TryGetProperty("revision", out _));
    }

    [Fact]
    public async Task A_conflict_shows_both_versions_and_who_changed_what_and_saves_nothing()
    {
        await EditAsync("1", "--set", "TBBH=王", "--author", "王工", "--reason", "核查");

        var said = await EditAsync("1", "--set", "TBBH=李", "--wkt", Wider, "--expect", "1");

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("王工", Desk.Sentence(said), StringComparison.Ordinal);
        var conflict = said.Json.GetProperty("conflict");
        Assert.Equal(("李", "王"), (Value(conflict, "mine"), Value(conflict, "theirs")));
        Assert.Equal(("王工", "核查"), (conflict.GetProperty("since").GetProperty("author").GetString(), conflict.GetProperty("since").GetProperty("reason").GetString()));
        Assert.InRange(conflict.GetProperty("difference").GetProperty("areaGained").GetDouble(), 99, 101);
        Assert.Equal(0, conflict.GetProperty("difference").GetProperty("areaLost").GetDouble());
        Assert.Equal("TBBH", Assert.Single(conflict.GetProperty("clashes").EnumerateArray()).GetProperty("field").GetString());
        Assert.Equal("王", Value(await EditAsync("1", "--set", "TBBH=王"), "feature"));
    }

    [Theory]
    [InlineData("en", "theirs (version 2)", "--on-conflict overwrite")]
    [InlineData("zh", "对方(版本 2)", "历史中会注明")]
    public async Task A_conflict_is_worded_in_both_languages(string language, string heading, string way)
    {
        await EditAsync("1", "--set", "TBBH=王");

        var said = await Desk.RunAsync("edit", "a", "1", "--set", "TBBH=李", "--expect", "1", "--lang", language);

        Assert.Equal(2, said.ExitCode);
        Assert.Contains(heading, said.Output, StringComparison.Ordinal);
        Assert.Contains(way, said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_to_different_things_merge()
    {
        await EditAsync("1", "--set", "TBBH=王", "--author", "王工");

        var said = await EditAsync("1", "--wkt", Wider, "--expect", "1", "--on-conflict", "merge", "--reason", "界线");

        Assert.Equal((0, "saved", "王", 3L), (said.ExitCode, Word(said, "outcome"), Value(said, "feature"), said.Json.GetProperty("feature").GetProperty("version").GetInt64()));
        Assert.Contains("500020", said.Json.GetProperty("feature").GetProperty("wkt").GetString(), StringComparison.Ordinal);
        Assert.Equal("界线 (merged with revision 3 by 王工)", said.Json.GetProperty("revision").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Changes_to_the_same_thing_do_not_merge()
    {
        await EditAsync("1", "--set", "TBBH=王");

        var said = await EditAsync("1", "--set", "TBBH=李", "--expect", "1", "--on-conflict", "merge");

        Assert.Equal((2, "refused"), (said.ExitCode, Word(said, "outcome")));
        Assert.Equal("王", Value(await EditAsync("1", "--set", "TBBH=王"), "feature"));
    }

    [Fact]
    public async Task Overwriting_is_named_in_the_history()
    {
        await EditAsync("1", "--set", "TBBH=王", "--author", "王工");

        var said = await EditAsync("1", "--set", "TBBH=李", "--expect", "1", "--on-conflict", "overwrite", "--reason", "复核");

        Assert.Equal((0, "李"), (said.ExitCode, Value(said, "feature")));
        Assert.Equal("复核 (overwrites revision 3 by 王工)", said.Json.GetProperty("revision").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task What_another_deleted_is_shown_and_comes_back_only_when_asked_for()
    {
        Assert.Equal(JsonValueKind.Null, (await EditAsync("2", "--delete", "--author", "王工")).Json.GetProperty("feature").ValueKind);

        var refused = await EditAsync("2", "--set", "TBBH=李", "--expect", "1", "--on-conflict", "merge");
        var back = await EditAsync("2", "--set", "TBBH=李", "--expect", "1", "--on-conflict", "overwrite");

        Assert.Equal((2, JsonValueKind.Null), (refused.ExitCode, refused.Json.GetProperty("conflict").GetProperty("theirs").ValueKind));
        Assert.Equal((0, "李"), (back.ExitCode, Value(back, "feature")));
    }

    [Fact]
    public async Task Deleting_what_another_changed_is_a_conflict()
    {
        await EditAsync("1", "--set", "TBBH=王");

        Assert.Equal(2, (await EditAsync("1", "--delete", "--expect", "1")).ExitCode);
        Assert.Equal(2, (await EditAsync("1", "--delete", "--expect", "1", "--on-conflict", "merge")).ExitCode);
        Assert.Equal(0, (await EditAsync("1", "--delete", "--expect", "1", "--on-conflict", "overwrite")).ExitCode);
    }

    [Theory]
    [InlineData("'none'", "1", "--set", "none=1")]
    [InlineData("no feature 99", "99", "--set", "TBBH=1")]
    [InlineData("no version 7", "1", "--set", "TBBH=1", "--expect", "7")]
    [InlineData("sets nothing", "1", "--set", "TBBH")]
    [InlineData("--delete", "1", "--delete", "--set", "TBBH=1")]
    [InlineData("Say what to change", "1")]
    [InlineData("cannot be read", "1", "--wkt", "POLYGON ((1 2")]
    [InlineData("cannot be read", "1", "--wkt", "POLYGON ((500000 3300000, 500010 3300000, 500010 3300010))")]
    [InlineData("other-kind", "1", "--wkt", "POINT (500000 3300000)")]
    [InlineData("self-intersection at 500005.0000 3300005.0000", "1", "--wkt", "POLYGON ((500000 3300000, 500010 3300010, 500010 3300000, 500000 3300010, 500000 3300000))")]
    [InlineData("outside-world", "1", "--wkt", "POLYGON ((0 0, 1e9 0, 1e9 1e9, 0 0))")]
    public async Task What_cannot_be_saved_is_refused_in_a_sentence(string message, params string[] arguments) =>
        Assert.Contains(message, await Desk.RefusedAsync(["edit", "a", .. arguments]), StringComparison.Ordinal);

    [Fact]
    public async Task Of_many_merging_at_once_nobody_loses_work()
    {
        var edits = await Task.WhenAll(
            EditAsync("1", "--set", "TBBH=王", "--expect", "1", "--on-conflict", "merge"),
            EditAsync("1", "--wkt", Wider, "--expect", "1", "--on-conflict", "merge"));

        Assert.All(edits, said => Assert.Equal(0, said.ExitCode));
        var ends = (await EditAsync("1", "--set", "TBBH=王")).Json.GetProperty("feature");
        Assert.Equal("王", ends.GetProperty("values").GetProperty("TBBH").GetString());
        Assert.Contains("500020", ends.GetProperty("wkt").GetString(), StringComparison.Ordinal);
    }

    private Task<Said> EditAsync(string id, params string[] arguments) => Desk.RunAsync(["edit", "a", id, .. arguments, "--json"]);

    private static string? Word(Said said, string name) => said.Json.GetProperty(name).GetString();

    private static string? Value(Said said, string name) => Value(said.Json, name);

    private static string? Value(JsonElement root, string name) => root.GetProperty(name).GetProperty("values").GetProperty("TBBH").GetString();
}
