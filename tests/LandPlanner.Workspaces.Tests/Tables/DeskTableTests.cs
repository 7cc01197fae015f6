using LandPlanner.Workspaces.RulePacks;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public sealed class DeskTableTests
{
    private const string Desk = "cases/desk.yaml";
    private const string Sanctions = "cases/sanctions.csv";

    private static readonly TableSet Tables = TableSet.Open();

    [Fact]
    public void Every_change_type_there_is_has_its_row() =>
        Assert.All(Tables.LandClasses.Codes("TBLX")!.Entries, entry => Assert.Equal(entry.NameZh, Tables.Desk.ChangeType(entry.Code)?.NameZh));

    [Fact]
    public void Every_finding_that_has_a_kind_is_of_a_rule_that_is_there()
    {
        var pack = RulePackReader.Read(Path.Combine(Tables.Folder, "rules", "default.yaml"), Tables.Roles, Tables.LandClasses);

        Assert.Subset(pack.Rules.Select(rule => rule.Id).ToHashSet(), Tables.Desk.Findings.Keys.ToHashSet());
    }

    [Theory]
    [InlineData("scheme: SD2019", "scheme: SD1984", "there is no scheme 'SD1984'")]
    [InlineData("least: {m2: 1", "least: {m2: one", "'one' is no number")]
    [InlineData("from: [cultivated], to: [cultivated], planting", "from: [farmed], to: [cultivated], planting", "'farmed' is none of cultivated")]
    [InlineData("classes: [\"02\"]", "classes: [\"99\"]", "SD2019 has no class '99'")]
    [InlineData("approvals: [facility, balance]", "approvals: [facility, favour]", "no kind of approval 'favour'")]
    [InlineData("basic-farmland: forbidden", "basic-farmland: never", "'check' or 'forbidden'")]
    [InlineData("sanctions: [reg-57]", "sanctions: [reg-99]", "no article 'reg-99'")]
    [InlineData("kind: idle", "kind: lazy", "no kind 'lazy'")]
    [InlineData("QT: {kind: other", "XX: {kind: other", "no TBLX 'XX'")]
    [InlineData("TL: {class: \"1001\"", "TL: {becomes: construction, class: \"1001\"", "a class says its kind by itself")]
    [InlineData("\"03\": {class: \"03\"", "\"03\": {class: \"12\"", "'12' has none")]
    [InlineData("kind: illegal-approval, mark: K-l", "kind: illegal-approval, mark: perhaps", "the mark 'perhaps'")]
    [InlineData("kind: illegal-approval, mark: K-l", "mark: K-l", "'kind' is missing")]
    public void A_mistake_in_what_the_desk_judges_by_is_told_with_file_and_line(string old, string replacement, string expected) =>
        AssertWrong(Desk, old, replacement, expected, tables => tables.Desk);

    [Theory]
    [InlineData("reg-57,", "reg-56,", "'reg-56' is there twice")]
    [InlineData(",area,100,1000,", ",area,1000,100,", "before it begins")]
    [InlineData(",area,100,1000,", ",acre,100,1000,", "the base 'acre' is none of")]
    [InlineData(",area,100,1000,", ",area,much,1000,", "'much' is no amount")]
    [InlineData("non-farm-build|green-corridor", "building|green-corridor", "no kind 'building'")]
    [InlineData("pond,basic-farmland,S", "pond,sea,S", "the ground 'sea'")]
    [InlineData("pond,basic-farmland,S", "pond,basic-farmland,X", "the mark 'X'")]
    public void A_mistake_in_the_sanctions_is_told_with_file_and_line(string old, string replacement, string expected) =>
        AssertWrong(Sanctions, old, replacement, expected, tables => tables.Sanctions);

    private static void AssertWrong(string file, string old, string replacement, string expected, Func<TableSet, object> read)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace(file, old, replacement);

        var refusal = Assert.Throws<TableException>(() => read(data.Tables));

        Assert.Equal(path, refusal.Path);
        Assert.True(refusal.Line > 0);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }
}
