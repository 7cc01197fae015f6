using LandPlanner.Testing;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.FieldWork;
using Microsoft.Data.Sqlite;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Cases taken to the field and back.</summary>
public abstract partial class CaseBookConformance
{
    [Fact]
    public async Task What_comes_back_from_the_field_is_taken_in_as_one_revision_and_the_rest_is_told()
    {
        var (one, other) = (await ComparedAsync(), await OpenedAsync(Square(500, 0, 100)));
        using var folder = new TemporaryFolder();
        var work = new CaseFieldWork(_book);
        var package = await work.PackAsync("巡查一", [one, other], folder.Path, "王工", false, Ct);
        File.WriteAllBytes(Path.Combine(package.Folder, "photos", "近.jpg"), Photo(50, 50, 1));
        File.WriteAllBytes(Path.Combine(package.Folder, "photos", "远.jpg"), Photo(300, 50, 2));
        InField(package, $"UPDATE subjects SET note = '已平整', desk_verdict = 'lawful' WHERE number = '{one.Number}'");
        InField(package, $"UPDATE subjects SET person = '张三' WHERE number = '{other.Number}'");
        InField(package, $"INSERT INTO evidence (uuid, subject, kind, photo) VALUES ('a', {one.Id}, 'wide', 'photos/近.jpg'), ('b', {one.Id}, 'close', 'photos/远.jpg'), ('c', {other.Id}, 'wide', 'photos/无.jpg')");
        // Meanwhile the office has given the second case to another.
        await AssignAsync(other.Number, "王工");
        var revisions = await RevisionsAsync();

        using var back = await FieldReturn.ReadAsync(Workspace, package.Folder, Ct);
        var plan = await work.PlanAsync(back, "王工", Today, Ct);

        Assert.Equal(revisions, await RevisionsAsync());
        Assert.Equal("note  → 已平整", Assert.Single(plan.Changes).Changed);
        Assert.Equal((one.Number, "近.jpg"), (Assert.Single(plan.Evidence).Number, plan.Evidence[0].Taken.Facts.FileName));
        Assert.Collection(
            plan.Left,
            left => Assert.Contains("desk_verdict", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("person", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("200 m from the patch", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("did not come back", left.Reason, StringComparison.Ordinal));

        await work.AcceptAsync(plan, back, "王工", Ct);

        Assert.Equal(revisions + 1, await RevisionsAsync());
        var after = await _book.GetAsync(one.Number, Ct);
        Assert.Equal(("已平整", "suspect", "compared"), (after.Row.Text("note"), after.Row.Text("desk_verdict"), after.State));
        Assert.Equal("近.jpg", Assert.Single(await _book.EvidenceOfAsync(after, Ct)).Text("file_name"));
        Assert.Equal("李四", (await _book.GetAsync(other.Number, Ct)).Person);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);

        // The same package once more brings nothing twice.
        using var again = await FieldReturn.ReadAsync(Workspace, package.Folder, Ct);
        var second = await work.PlanAsync(again, "王工", Today, Ct);
        Assert.Equal((0, 0), (second.Changes.Count, second.Evidence.Count));
    }

    [Fact]
    public async Task A_row_that_was_added_in_the_field_is_told_and_left()
    {
        var one = await ComparedAsync();
        using var folder = new TemporaryFolder();
        var work = new CaseFieldWork(_book);
        var package = await work.PackAsync("巡查一", [one], folder.Path, "王工", false, Ct);
        InField(package, "INSERT INTO subjects (title) VALUES ('新发现')");

        using var back = await FieldReturn.ReadAsync(Workspace, package.Folder, Ct);
        var plan = await work.PlanAsync(back, "王工", Today, Ct);

        var left = Assert.Single(plan.Left);
        Assert.Equal("新发现", left.What);
        Assert.Contains("opened at the desk", left.Reason, StringComparison.Ordinal);
        Assert.Contains("内业立案", left.ReasonZh, StringComparison.Ordinal);
    }

    private static void InField(FieldPackage package, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.GetFiles(package.Folder, "*.gpkg")[0]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
