using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.FieldWork;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Workspaces.Tests.Places;

/// <summary>Rounds planned, followed and taken to the field.</summary>
public abstract partial class PlaceBookConformance
{
    [Fact]
    public async Task A_round_goes_to_what_is_due_and_is_closed_when_all_were_inspected()
    {
        foreach (var (x, due) in new[] { (3000.0, Today), (1000.0, Today.AddDays(-9)), (2000.0, Today.AddDays(-1)), (500.0, Today.AddDays(1)) })
            await AddAsync("waste-point", x, 0, due);

        var plan = await PlanAsync(new());

        Assert.Equal(["LJ-0002", "LJ-0003", "LJ-0001"], plan.Round!.Places);
        Assert.Equal(("20251125-0001", 3000.0), (plan.Round.Number, plan.Round.Metres));
        await InspectAsync("LJ-0002", Today, ("clean", "clean"));
        Assert.Contains("LJ-0003, LJ-0001", (await Assert.ThrowsAsync<WorkspaceException>(() => FinishAsync(plan.Round.Number, leave: false))).Message, StringComparison.Ordinal);
        await InspectAsync("LJ-0003", Today, ("clean", "full"));
        var left = await FinishAsync(plan.Round.Number, leave: true);

        Assert.Equal(("done", "LJ-0001"), (left.State, left.Row.Text("left_out")));
        var book = await PlaceBook.OpenAsync(Workspace, Ct);
        Assert.Equal([true, false, null], (await book.PlacesOfAsync(left, Ct)).Select(place => place.Inspection?.Passed));
        await Assert.ThrowsAsync<WorkspaceException>(() => FinishAsync(plan.Round.Number, leave: true));
    }

    [Fact]
    public async Task A_place_is_in_one_round_at_a_time_and_free_again_when_that_is_dropped()
    {
        await AddAsync("waste-point", 0, 0);
        await AddAsync("waste-point", 900, 0);
        var first = await PlanAsync(new() { MostPlaces = 1 });

        var second = await PlanAsync(new());
        await RoundPlanning.DropAsync(Workspace, first.Round!.Number, Note, Ct);
        var third = await PlanAsync(new());

        Assert.Equal(["LJ-0002"], first.Draft.LeftOut.Select(place => place.Number));
        Assert.Equal(["LJ-0002"], second.Round!.Places);
        Assert.Equal(("LJ-0001", "20251125-0001"), (second.Elsewhere.Single().Place.Number, second.Elsewhere.Single().Round));
        Assert.Equal(["LJ-0001"], third.Round!.Places);
        Assert.Null((await PlanAsync(new())).Round);
    }

    [Fact]
    public async Task Rounds_planned_for_several_days_at_once_share_no_place()
    {
        for (var i = 0; i < 3; i++)
            await AddAsync("waste-point", 1000 * i, 0);

        var planned = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => RoundPlanning.PlanAsync(Workspace, new(Today.AddDays(i), PlaceFilter.All, new() { MostPlaces = 2 }), Note, Ct)));

        // Three places and two at most in a round: one round has two, another the third, and for the others nothing is left.
        Assert.Equal([1, 2], planned.Select(outcome => outcome.Round?.Places.Count).OfType<int>().Order());
        Assert.Equal(["LJ-0001", "LJ-0002", "LJ-0003"], planned.SelectMany(outcome => outcome.Round?.Places ?? []).Order());
    }

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-2, true)]
    [InlineData(0, true)]
    public async Task An_inspection_that_is_entered_late_is_no_part_of_a_round_that_was_made_after_it(int days, bool isPart)
    {
        await AddAsync("waste-point", 0, 0);
        var round = (await RoundPlanning.PlanAsync(Workspace, new(Today, PlaceFilter.All, new()) { MadeOn = Today.AddDays(-2) }, Note, Ct)).Round!;

        var inspected = await InspectAsync("LJ-0001", Today.AddDays(days), ("clean", "full"));

        Assert.Equal(isPart ? round.Number : "", inspected.Round);
    }

    [Fact]
    public async Task An_inspection_from_before_the_last_known_is_part_of_no_round()
    {
        await AddAsync("waste-point", 0, 0);
        await InspectAsync("LJ-0001", Today.AddDays(-1), ("clean", "clean"));
        await RoundPlanning.PlanAsync(Workspace, new(Today.AddDays(30), PlaceFilter.All, new()) { MadeOn = Today.AddDays(-5) }, Note, Ct);

        Assert.Equal("", (await InspectAsync("LJ-0001", Today.AddDays(-2), ("clean", "full"))).Round);
        Assert.NotEqual("", (await InspectAsync("LJ-0001", Today, ("clean", "full"))).Round);
    }

    [Fact]
    public async Task A_round_goes_to_the_field_in_order_and_its_inspections_come_back_as_one_revision()
    {
        var (plant, other, station) = (await AddAsync("sewage-plant", 0, 0), await AddAsync("sewage-plant", 2000, 0), await AddAsync("water-station", 1000, 0));
        var round = (await PlanAsync(new())).Round!;
        using var folder = new TemporaryFolder();
        var work = new PlaceFieldWork(Workspace);
        var package = await work.PackAsync(round.Number, "巡查", folder.Path, "周工", false, Ct);
        File.WriteAllBytes(Path.Combine(package.Folder, "photos", "近.jpg"), Photo("近.jpg", 10, 0, 1).Content);
        File.WriteAllBytes(Path.Combine(package.Folder, "photos", "远.jpg"), Photo("远.jpg", 500, 0, 2).Content);
        File.WriteAllBytes(Path.Combine(package.Folder, "photos", "未巡.jpg"), Photo("未巡.jpg", 1000, 0, 3).Content);

        // The order from the start in the west: 0, 1000 and 2000 m.
        Assert.Equal([(1L, plant.Number), (3L, other.Number)], InField(package, "SELECT fid, place FROM visits_sewage_plant ORDER BY fid"));
        Assert.Equal([(2L, station.Number)], InField(package, "SELECT fid, place FROM visits_water_station"));
        InField(package, "UPDATE visits_sewage_plant SET inspected_on = '2025-11-25', answer_running = 'normal', answer_cod = 75, inspector = '吴工' WHERE fid = 1");
        InField(package, "UPDATE visits_sewage_plant SET inspected_on = '2025-11-25', answer_running = 'normal' WHERE fid = 3");
        InField(package, "UPDATE visits_water_station SET answer_ph = 7 WHERE fid = 2");
        InField(package, $"UPDATE subjects SET phone = '110' WHERE number = '{station.Number}'");
        InField(package, $"INSERT INTO evidence (uuid, subject, photo) VALUES ('a', {plant.Id}, 'photos/近.jpg'), ('b', {plant.Id}, 'photos/远.jpg'), ('c', {station.Id}, 'photos/未巡.jpg')");
        // Meanwhile the desk has entered another inspection of the second plant.
        await InspectAsync(other.Number, Today, [Photo("内业.jpg", 2000, 0, 4)], ("running", "stopped"));
        var revisions = await RevisionsAsync();

        using var back = await FieldReturn.ReadAsync(Workspace, package.Folder, Ct);
        var plan = await work.PlanAsync(back, "周工", Today, Ct);

        Assert.Equal(revisions, await RevisionsAsync());
        var visit = Assert.Single(plan.Visits);
        Assert.Equal((plant.Number, false, "近.jpg"), (visit.Place.Number, visit.Verdict.Passed, Assert.Single(visit.Photos).File.FileName));
        Assert.Collection(
            plan.Left,
            left => Assert.Contains("phone → 110", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("says otherwise", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("on which day", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("500 m", left.Reason, StringComparison.Ordinal),
            left => Assert.Contains("No inspection", left.Reason, StringComparison.Ordinal));

        await work.AcceptAsync(plan, back, "周工", Ct);

        Assert.Equal(revisions + 1, await RevisionsAsync());
        var book = await PlaceBook.OpenAsync(Workspace, Ct);
        var after = await book.GetAsync(plant.Number, Ct);
        var inspection = Assert.Single(await book.HistoryAsync(after, Ct));
        // A COD of 75 is beyond the 60 mg/L of data/places; a plant that failed is due again in 7 days.
        Assert.Equal((Today, "cod", round.Number, "吴工"), (inspection.On, Assert.Single(inspection.Failed), inspection.Row.Text("round"), inspection.Row.Text("inspector")));
        Assert.Equal(new DateOnly(2025, 12, 2), after.DueOn);
        Assert.Equal("近.jpg", Assert.Single(await book.PhotosAsync(after, Ct)).Text("file_name"));
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);

        using var again = await FieldReturn.ReadAsync(Workspace, package.Folder, Ct);
        var second = await work.PlanAsync(again, "周工", Today, Ct);
        Assert.Empty(second.Visits);
        Assert.Contains(second.Left, left => left.What == plant.Number && left.Reason.Contains("in the ledger already", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_was_doubled_or_added_in_the_field_is_left_and_keeps_no_other_out()
    {
        var (plant, other) = (await AddAsync("sewage-plant", 0, 0), await AddAsync("sewage-plant", 2000, 0));
        var round = (await PlanAsync(new())).Round!;
        using var folder = new TemporaryFolder();
        var work = new PlaceFieldWork(Workspace);
        var package = await work.PackAsync(round.Number, "巡查", folder.Path, "周工", false, Ct);
        InField(package, "UPDATE visits_sewage_plant SET inspected_on = '2025-11-25', answer_running = 'normal'");
        InField(package, "INSERT INTO visits_sewage_plant (place, inspected_on, answer_running) SELECT place, '2025-11-24', 'stopped' FROM visits_sewage_plant WHERE fid = 1");
        InField(package, "INSERT INTO visits_sewage_plant (label, inspected_on, answer_running) VALUES ('路边井', '2025-11-25', 'normal')");
        InField(package, "INSERT INTO subjects (name) VALUES ('新站')");

        using var back = await FieldReturn.ReadAsync(Workspace, package.Folder, Ct);
        var plan = await work.PlanAsync(back, "周工", Today, Ct);

        Assert.Equal([plant.Number, other.Number], plan.Visits.Select(visit => visit.Place.Number));
        Assert.Equal([plant.Number, "新站", "路边井"], plan.Left.Select(left => left.What).Order(StringComparer.Ordinal));
        Assert.Contains("second inspection", plan.Left.Single(left => left.What == plant.Number).Reason, StringComparison.Ordinal);
        Assert.Contains("place add", plan.Left.Single(left => left.What == "新站").Reason, StringComparison.Ordinal);
        Assert.Contains("of no place of the package", plan.Left.Single(left => left.What == "路边井").Reason, StringComparison.Ordinal);
        Assert.NotNull(await work.AcceptAsync(plan, back, "周工", Ct));
        Assert.Equal([Today, Today], (await ReadAsync(PlaceFilter.All)).Select(place => place.LastOn!.Value));
    }

    [Fact]
    public async Task A_round_that_is_closed_is_not_packed()
    {
        await AddAsync("sewage-plant", 0, 0);
        var round = (await PlanAsync(new())).Round!;
        await FinishAsync(round.Number, leave: true);
        using var folder = new TemporaryFolder();
        var work = new PlaceFieldWork(Workspace);

        await Assert.ThrowsAsync<WorkspaceException>(() => work.PackAsync(round.Number, "巡查", folder.Path, "周工", false, Ct));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
