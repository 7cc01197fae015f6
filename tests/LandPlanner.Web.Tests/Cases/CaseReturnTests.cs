using System.IO.Compression;
using System.Text.Json;
using Bunit;
using LandPlanner.Cases;
using LandPlanner.Testing;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Components.Cases;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Imports;
using LandPlanner.Workspaces.Cases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Cases;

/// <summary>Two squares of 40 m go to the field and come back. What the field made of them is written into the package with SQL, as QField would.</summary>
public sealed class CaseReturnTests : CaseOffice
{
    private readonly TemporaryFolder _folder = new();
    private Case _one = null!;
    private Case _other = null!;

    [Fact]
    public async Task It_shows_what_differs_and_writes_nothing_before_it_is_taken_in()
    {
        var zip = await ComeBackAsync();
        var before = await RevisionsAsync();

        var page = await OpenAsync(zip);

        Assert.Equal(before, await RevisionsAsync());
        var rows = page.FindAll("[data-testid=returned-row]");
        Assert.Equal(2, rows.Count);
        Assert.Equal(["备注", "—", "已平整"], rows[0].QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent));
        Assert.Contains("冲突", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["责任人", "—", "张三", "李四"], rows[1].QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent));
        Assert.True(rows[1].QuerySelector("input")!.HasAttribute("disabled"));
        Assert.Equal(["在范围内", "相距 30 米", "太远，260 米", "没有位置"], page.FindAll("[data-testid=photo-verdict]").Select(chip => chip.TextContent));
        Assert.Equal([false, false, true, true], page.FindAll("[data-testid=take-photo]").Select(box => box.HasAttribute("disabled")));
        Assert.Contains("超过允许的 50 米", page.FindAll("[data-testid=returned-photo]")[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("照片没有随包回来", page.FindAll("[data-testid=returned-photo]")[3].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_is_taken_in_as_one_revision_and_the_package_brings_nothing_twice()
    {
        var zip = await ComeBackAsync();
        var before = await RevisionsAsync();
        var page = await OpenAsync(zip);
        await page.InvokeAsync(() => page.FindAll("[data-testid=take-photo]")[1].Change(false));

        await page.InvokeAsync(() => page.Find("[data-testid=return-accept]").Click());

        Assert.Contains("改动 1 宗，照片 1 张", page.WaitForElement("[data-testid=return-done]", Patience).TextContent, StringComparison.Ordinal);
        Assert.Equal(before + 1, await RevisionsAsync());
        var book = await CaseBook.OpenAsync(Host.Workspace, Ct);
        Assert.Equal("已平整", (await book.GetAsync(_one.Number, Ct)).Row.Text("note"));
        Assert.Equal("内.jpg", Assert.Single(await book.EvidenceOfAsync(_one, Ct)).Text("file_name"));
        Assert.Equal("李四", (await book.GetAsync(_other.Number, Ct)).Person);

        var again = await OpenAsync(zip);
        Assert.Contains("已在台账中", again.FindAll("[data-testid=returned-row]")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("已有这张照片", again.FindAll("[data-testid=returned-photo]")[0].TextContent, StringComparison.Ordinal);
        // What was left stays to be taken.
        Assert.Equal([true, false, true, true], again.FindAll("[data-testid=take-photo]").Select(box => box.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Who_was_overtaken_is_shown_the_new_comparison_and_nothing_is_written()
    {
        var page = await OpenAsync(await ComeBackAsync());
        await SetAsync(_one.Number, "note", "内业的备注");
        var before = await RevisionsAsync();

        await page.InvokeAsync(() => page.Find("[data-testid=return-accept]").Click());

        page.WaitForElement("[data-testid=return-fault]", Patience);
        Assert.Equal(before, await RevisionsAsync());
        Assert.Contains("冲突", page.FindAll("[data-testid=returned-row]")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_package_is_refused_in_a_sentence_and_not_kept()
    {
        var zip = _folder.File("别的.zip");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
            archive.CreateEntry("readme.json");
        var page = RenderReturn();

        var upload = await SendAsync(page, zip);

        Assert.Contains("不是外业包", page.WaitForElement("[data-testid=return-failure]", Patience).TextContent, StringComparison.Ordinal);
        Assert.Null(Services.GetRequiredService<Uploads>().Find(upload));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        _folder.Dispose();
    }

    private IRenderedComponent<CasesPanel> RenderReturn()
    {
        Services.GetRequiredService<CasesView>().Page = CasesPage.Return;
        return Render<CasesPanel>();
    }

    private async Task<IRenderedComponent<CasesPanel>> OpenAsync(string zip)
    {
        var page = RenderReturn();
        await SendAsync(page, zip);
        page.WaitForElement("[data-testid=field-review]", Patience);
        return page;
    }

    private async Task<string> SendAsync(IRenderedComponent<CasesPanel> page, string zip)
    {
        var upload = Services.GetRequiredService<Uploads>().Begin();
        await using (var content = File.OpenRead(zip))
            await upload.AddAsync("回传.zip", content, Ct);
        await page.InvokeAsync(() => Session.OnTold("uploads.changed", JsonSerializer.Serialize(new { phase = "sent", upload = upload.Id, loaded = 1, total = 1 })));
        return upload.Id;
    }

    /// <summary>The first case with a note and four photos: in it, 30 m and 260 m to its south, and one that did not come along; the second with a person whom the desk has meanwhile named otherwise.</summary>
    private async Task<string> ComeBackAsync()
    {
        (_one, _other) = (await OpenCaseAsync("甲"), await OpenCaseAsync("乙"));
        var packed = _folder.File("出.zip");
        await Services.GetRequiredService<CaseFieldDesk>().PackAsync("外业一", [_one.Id, _other.Id], "tester", packed, Ct);
        var folder = _folder.File("外业");
        await ZipFile.ExtractToDirectoryAsync(packed, folder, Ct);
        var root = Path.Combine(folder, "外业一");
        File.WriteAllBytes(Path.Combine(root, "photos", "内.jpg"), PhotoAt(East + 20, North + 20, shade: 1));
        File.WriteAllBytes(Path.Combine(root, "photos", "旁.jpg"), PhotoAt(East + 20, North - 30, shade: 2));
        File.WriteAllBytes(Path.Combine(root, "photos", "远.jpg"), PhotoAt(East + 20, North - 260, shade: 3));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(root, "外业一.gpkg")};Pooling=False"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                UPDATE subjects SET note = '已平整' WHERE number = '{_one.Number}';
                UPDATE subjects SET person = '张三' WHERE number = '{_other.Number}';
                INSERT INTO evidence (uuid, subject, kind, photo) VALUES
                    ('a', {_one.Id}, 'wide', 'photos/内.jpg'), ('b', {_one.Id}, 'close', 'photos/旁.jpg'), ('c', {_one.Id}, 'wide', 'photos/远.jpg'), ('d', {_one.Id}, 'wide', 'photos/无.jpg');
                """;
            await command.ExecuteNonQueryAsync(Ct);
        }

        await MoveAsync(_other.Number, "assign", "tester", ("person", "李四"), ("unit", "所"));
        var zip = _folder.File("回.zip");
        await ZipFile.CreateFromDirectoryAsync(folder, zip, Ct);
        return zip;
    }

    private Task SetAsync(string number, string field, string text) => MoveAsync(number, "amend", "tester", (field, text));

    private async Task<int> RevisionsAsync() => await Host.Workspace.Store.ReadRevisionsAsync(Ct).CountAsync(Ct);
}
