using Bunit;
using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Components.Cases;
using LandPlanner.Workspaces.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Cases;

/// <summary>Photos are judged as they arrive, before a move takes them.</summary>
public sealed class EvidenceTrayTests : CaseOffice
{
    private EvidenceTrays Trays => Services.GetRequiredService<EvidenceTrays>();

    private MoveLacks Lacks => Services.GetRequiredService<MoveLacks>();

    [Fact]
    public async Task A_photo_taken_in_the_patch_lacks_nothing()
    {
        using var tray = Trays.Begin(await OpenCaseAsync("果园"));

        var staged = await tray.AddAsync("wide", "a.jpg", PhotoAt(East + 20, North + 20), Ct);

        Assert.Empty(Lacks.Of(staged.Facts));
        Assert.Equal(0, staged.Facts.DistanceMetres);
    }

    /// <summary>The patch ends 40 m east; 200 m from its corner is 160 m beyond.</summary>
    [Fact]
    public async Task A_photo_of_elsewhere_says_how_far_it_is()
    {
        using var tray = Trays.Begin(await OpenCaseAsync("果园"));

        var staged = await tray.AddAsync("close", "a.jpg", PhotoAt(East + 200, North + 20, azimuth: null), Ct);

        Assert.Equal(["拍摄点距图斑 160 米，超过允许的 50 米：是否为其他图斑的照片？", "照片没有拍摄方位角：请用能记录方位的相机重拍。"], Lacks.Of(staged.Facts));
    }

    [Fact]
    public async Task A_picture_without_a_place_and_a_time_says_both()
    {
        using var tray = Trays.Begin(await OpenCaseAsync("果园"));

        var staged = await tray.AddAsync("drone", "a.jpg", new PhotoFile().Picture(), Ct);

        Assert.Equal(2, Lacks.Of(staged.Facts).Count);
    }

    [Fact]
    public async Task The_same_photo_is_not_taken_twice_and_can_be_taken_out()
    {
        using var tray = Trays.Begin(await OpenCaseAsync("果园"));
        var first = await tray.AddAsync("wide", "a.jpg", PhotoAt(East, North), Ct);

        var again = await tray.AddAsync("wide", "b.jpg", await File.ReadAllBytesAsync(first.Path, Ct), Ct);
        Assert.Same(first, again);
        tray.Remove(first.Number);

        Assert.Empty(tray.Files);
        Assert.False(File.Exists(first.Path));
    }

    [Fact]
    public async Task What_is_cleared_away_while_it_is_sent_is_sent_whole_and_refused_after()
    {
        var tray = Trays.Begin(await OpenCaseAsync("果园"));
        for (var shade = 1; shade <= 20; shade++)
            await tray.AddAsync("wide", $"{shade}.jpg", PhotoAt(East + 20, North + 20, shade: shade), Ct);

        var sent = tray.TakeAsync();
        Trays.Remove(tray.Id);

        Assert.Equal(20, (await sent).Count);
        var refused = await Assert.ThrowsAsync<WorkspaceException>(tray.TakeAsync);
        Assert.Contains("请重新上传", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_broke_on_the_way_is_refused()
    {
        using var tray = Trays.Begin(await OpenCaseAsync("果园"));
        var half = new PhotoFile().ToJpeg()[..200];

        await Assert.ThrowsAsync<WorkspaceException>(() => tray.AddAsync("wide", "a.jpg", half, Ct));

        Assert.Empty(tray.Files);
    }

    [Fact]
    public async Task A_move_takes_the_photos_along_and_the_card_shows_them()
    {
        var one = await OpenCaseAsync("果园");
        await PutAsync(one, "compared");
        var card = Render<CaseCard>(parameters => parameters.Add(shown => shown.Id, one.Id));
        card.WaitForElement("[data-testid=move-gather]", Patience);
        await card.InvokeAsync(() => card.Find("[data-testid=move-gather]").Click());
        await card.InvokeAsync(() => card.Find("[data-testid=move-send]").Click());
        Assert.Equal(["“全景照片”需要 1 件，现有 0 件。", "“近景照片”需要 1 件，现有 0 件。"], card.FindAll("[data-testid=move-complaints] li").Select(item => item.TextContent));

        var tray = Trays.Find(card.Find("[data-lp-tray]").GetAttribute("data-lp-tray")!)!;
        await tray.AddAsync("wide", "远.jpg", PhotoAt(East + 20, North + 20, shade: 1), Ct);
        await tray.AddAsync("close", "近.jpg", PhotoAt(East + 45, North + 20, shade: 2), Ct);
        card.WaitForAssertion(() => Assert.Equal(2, card.FindAll("[data-testid=staged-file]").Count), Patience);
        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-testid=move-complaints]")), Patience);
        await card.InvokeAsync(() => card.Find("[data-testid=move-send]").Click());

        card.WaitForAssertion(() => Assert.Equal(2, card.FindAll("[data-testid=thumb]").Count), Patience);
        await card.InvokeAsync(() => card.FindAll("[data-testid=thumb]")[1].Click());
        // Five metres beyond the patch, and what the camera wrote of the way it looked.
        var told = card.FindAll("[data-testid=photo] dd").Select(value => value.TextContent).ToList();
        Assert.Contains("5", told);
        Assert.Contains("30", told);
    }

    /// <summary>What the form says is lacking and what the process refuses must not drift apart: for every move, with nothing told.</summary>
    [Fact]
    public async Task The_form_lacks_something_exactly_where_the_process_complains()
    {
        var one = await OpenCaseAsync("果园");
        foreach (var move in Desk.Process.Moves.Where(move => !Desk.IsAbsorbing(move)))
        {
            var there = new Case(one.Row.With("state", move.From.First()));
            using var tray = Trays.Begin(there);
            var draft = new MoveDraft(move, tray, there, Desk.Form, Today);
            foreach (var field in draft.Given)
                draft.Texts[field.Name] = "";

            var lacks = Lacks.Of(new(there, [], []), draft);
            var complaints = Desk.Process.Complaints(there, new(move.Id, draft.On, "", draft.Values(Desk.Form), []), new("tester", null), []);

            Assert.Equal((move.Id, complaints.Count), (move.Id, lacks.Count));
        }
    }

    private async Task PutAsync(Case one, string state)
    {
        var book = await CaseBook.OpenAsync(Host.Workspace, Ct);
        await Host.Workspace.Store.CommitAsync(new(new("tester", "test")) { Updates = [book.Cases.Update(one.Row.With("state", state))] }, Ct);
        await Host.Watch.LookAsync(Ct);
    }
}
