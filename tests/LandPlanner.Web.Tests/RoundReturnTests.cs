using System.IO.Compression;
using System.Text.Json;
using Bunit;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Components.Places;
using LandPlanner.Web.Imports;
using LandPlanner.Web.Places;
using LandPlanner.Workspaces.Places;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests;

/// <summary>A round of two sewage plants goes to the field; one of them is inspected there, as QField writes it.</summary>
public sealed class RoundReturnTests : Office
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    private PlaceDesk Desk => Services.GetRequiredService<PlaceDesk>();

    [Fact]
    public async Task What_was_inspected_is_shown_and_taken_in_and_moves_the_place_on()
    {
        var zip = await ComeBackAsync();
        Services.GetRequiredService<PlacesView>().Page = PlacesPage.Return;
        var panel = Render<PlacesPanel>();

        await SendAsync(panel, zip);

        panel.WaitForElement("[data-testid=field-review]", Patience);
        var row = Assert.Single(panel.FindAll("[data-testid=returned-row]"));
        Assert.Contains("运行情况正常运行", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("结果不合格", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("打包时", row.TextContent, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await Desk.ListAsync(Ct), place => place.Number == "WS-0001").LastOn);
        await panel.InvokeAsync(() => panel.Find("[data-testid=return-accept]").Click());

        Assert.Contains("巡查 1 处，照片 0 张", panel.WaitForElement("[data-testid=return-done]", Patience).TextContent, StringComparison.Ordinal);
        var place = Assert.Single(await Desk.ListAsync(Ct), place => place.Number == "WS-0001");
        // A plant that failed is due again after seven days, by the table of kinds.
        Assert.Equal((Desk.Today, false, Desk.Today.AddDays(7)), (place.LastOn, place.LastPassed, place.DueOn));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        _folder.Dispose();
    }

    private async Task SendAsync(IRenderedComponent<PlacesPanel> panel, string zip)
    {
        var upload = Services.GetRequiredService<Uploads>().Begin();
        await using (var content = File.OpenRead(zip))
            await upload.AddAsync("回传.zip", content, Ct);
        await panel.InvokeAsync(() => Session.OnTold("uploads.changed", JsonSerializer.Serialize(new { phase = "sent", upload = upload.Id, loaded = 1, total = 1 })));
    }

    private async Task<string> ComeBackAsync()
    {
        await AddAsync("甲站", 0);
        await AddAsync("乙站", 500);
        var round = (await Desk.PlanAsync(new RoundRequest(Desk.Today, PlaceFilter.All, new()), "tester", Ct)).Round!;
        var packed = _folder.File("出.zip");
        await Services.GetRequiredService<PlaceFieldDesk>().PackAsync(round.Number, "巡查", "tester", packed, Ct);
        var folder = _folder.File("外业");
        await ZipFile.ExtractToDirectoryAsync(packed, folder, Ct);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "巡查", "巡查.gpkg")};Pooling=False"))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE visits_sewage_plant SET inspected_on = '{Moments.Write(Desk.Today)}', answer_running = 'normal', answer_cod = 61 WHERE place = 'WS-0001'";
            await command.ExecuteNonQueryAsync(Ct);
        }

        var zip = _folder.File("回.zip");
        await ZipFile.CreateFromDirectoryAsync(folder, zip, Ct);
        return zip;
    }

    private Task<InspectedPlace> AddAsync(string name, double x) => PlaceEntry.AddAsync(
        Host.Workspace, "sewage-plant", new(East + x, North), new Dictionary<string, string> { ["name"] = name }, Desk.Today, Desk.Today, new("tester", "test"), Ct);
}
