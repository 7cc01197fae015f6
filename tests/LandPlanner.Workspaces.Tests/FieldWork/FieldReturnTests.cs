using System.Text.Json;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Workspaces.Tests.FieldWork;

/// <summary>What the field changed beside what the workspace changed meanwhile; the GeoPackage was changed by SQL, as QField does it.</summary>
public sealed class FieldReturnTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_that_nobody_touched_brings_nothing_back()
    {
        await using var round = await FieldRound.StartAsync();

        using var back = await round.ReadAsync();

        Assert.All(back.Subjects, subject => Assert.Equal(SubjectStanding.Untouched, subject.Standing));
        Assert.Equal([1L, 2L], back.Subjects.Select(subject => subject.Packed.Id));
        Assert.Empty(back.Evidence);
        Assert.Empty(back.LoosePhotos);
        Assert.Empty(back.AddedSubjects);
        Assert.Empty(back.Problems);
    }

    [Fact]
    public async Task What_was_filled_in_is_shown_field_by_field_and_committed_by_who_accepts_it()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET measure = 'demolish', due_on = '2026-04-01', is_key = 1 WHERE fid = 1");

        using var back = await round.ReadAsync();

        var first = back.Subjects[0];
        Assert.Equal(SubjectStanding.Changed, first.Standing);
        Assert.Equal(
            [("is_key", null, true), ("due_on", null, new DateOnly(2026, 4, 1)), ("measure", null, "demolish")],
            first.Changes!.Fields.Select(change => (change.Field.Name, change.From, change.To)));
        Assert.Empty(first.Complaints);
        Assert.Equal(SubjectStanding.Untouched, back.Subjects[1].Standing);
        Assert.Null((await round.RowAsync(1))["measure"]);

        await AcceptAsync(round, first);

        Assert.Equal("demolish", (await round.RowAsync(1))["measure"]);
        using var again = await round.ReadAsync();
        Assert.Equal(SubjectStanding.AlreadyThere, again.Subjects[0].Standing);
    }

    [Fact]
    public async Task Changes_of_different_fields_here_and_there_can_both_stand()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET measure = 'demolish' WHERE fid = 1");
        await round.EditAsync(1, "person", "李工");

        using var back = await round.ReadAsync();

        var first = back.Subjects[0];
        Assert.Equal(SubjectStanding.Mergeable, first.Standing);
        Assert.Equal("test", first.Since!.Note.Reason);
        await AcceptAsync(round, first);
        var row = await round.RowAsync(1);
        Assert.Equal(("demolish", "李工", 3L), (row["measure"], row["person"], row.Feature.Version));
    }

    [Fact]
    public async Task The_same_field_changed_differently_clashes_by_its_name()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET measure = 'demolish', note = '实地已拆' WHERE fid = 1");
        await round.EditAsync(1, "measure", "filed");

        using var back = await round.ReadAsync();

        var first = back.Subjects[0];
        Assert.Equal(SubjectStanding.Clashing, first.Standing);
        Assert.Equal(["measure"], first.Merge!.Clashes.Select(clash => clash.Field!.Name));
        Assert.Null(first.Accepted);
    }

    [Fact]
    public async Task A_change_to_a_case_that_was_deleted_meanwhile_clashes()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET note = '实地已拆' WHERE fid = 1");
        await round.DeleteAsync(1);

        using var back = await round.ReadAsync();

        var first = back.Subjects[0];
        Assert.Equal((SubjectStanding.Clashing, ClashKind.Existence), (first.Standing, first.Merge!.Clashes.Single().Kind));
        Assert.Null(first.Theirs);
        Assert.Equal("实地已拆", first.Mine!.Values[back.Layer.Schema.IndexOf("note")]);
    }

    [Fact]
    public async Task A_row_that_is_gone_from_the_package_is_told_and_deletes_nothing()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("DELETE FROM subjects WHERE fid = 2");

        using var back = await round.ReadAsync();

        Assert.Equal(SubjectStanding.Missing, back.Subjects[1].Standing);
        Assert.Null(back.Subjects[1].Accepted);
    }

    [Fact]
    public async Task What_the_program_keeps_is_left_out_with_a_word()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET state = 'closed' WHERE fid = 1");

        using var back = await round.ReadAsync();

        Assert.Equal(SubjectStanding.Untouched, back.Subjects[0].Standing);
        Assert.Contains("'state' is kept by the program", Assert.Single(back.Subjects[0].Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_judges_what_came_back()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET title = '', measure = 'burn' WHERE fid = 1");

        using var back = await round.ReadAsync();

        Assert.Equal(2, back.Subjects[0].Complaints.Count);
        Assert.Contains(back.Subjects[0].Complaints, complaint => complaint.Contains("'title'", StringComparison.Ordinal) && complaint.Contains("missing", StringComparison.Ordinal));
        Assert.Contains(back.Subjects[0].Complaints, complaint => complaint.Contains("'burn'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_moved_corner_is_shown_with_the_ground_it_gains()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET geom = (SELECT geom FROM subjects WHERE fid = 2) WHERE fid = 1");

        using var back = await round.ReadAsync();

        var changes = back.Subjects[0].Changes!;
        Assert.True(changes.ShapeDiffers);
        Assert.Equal(10_000, changes.Ground!.Gained.SquareMetres, 50.0);
    }

    [Fact]
    public async Task A_shape_that_is_no_valid_polygon_is_not_taken()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET geom = $geom WHERE fid = 1", ("$geom", BowTie()));

        using var back = await round.ReadAsync();

        Assert.Equal(SubjectStanding.Untouched, back.Subjects[0].Standing);
        Assert.Contains("The packed shape was kept.", Assert.Single(back.Subjects[0].Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_nobody_packed_is_added_and_no_subject()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("INSERT INTO subjects (title, geom) SELECT '新发现', geom FROM subjects WHERE fid = 1");

        using var back = await round.ReadAsync();

        Assert.Equal("新发现", Assert.Single(back.AddedSubjects).Values[back.Layer.Schema.IndexOf("title")]);
        Assert.Equal(2, back.Subjects.Count);
    }

    [Fact]
    public async Task Rows_of_a_layer_that_was_replaced_meanwhile_are_not_taken_for_the_new_ones()
    {
        await using var round = await FieldRound.StartAsync();
        var layer = await round.Workspace.Store.GetLayerAsync(FieldRound.CaseLayer, Ct);
        var draft = new LayerDraft(layer.Name, layer.Role, layer.Kind, layer.Schema);
        var rows = await round.Workspace.Store.ReadAsync(layer.Name, FeatureQuery.All, Ct).ToListAsync(Ct);
        await round.Workspace.Store.WriteLayerAsync(draft, WriteMode.Replace, rows.ToAsyncEnumerable(), () => layer.Provenance!, FieldRound.Note, Ct);
        round.Sql("UPDATE subjects SET note = '看过' WHERE fid = 1");

        using var back = await round.ReadAsync();

        Assert.Equal((SubjectStanding.Clashing, ClashKind.Existence), (back.Subjects[0].Standing, back.Subjects[0].Merge!.Clashes.Single().Kind));
        Assert.Equal(SubjectStanding.Untouched, back.Subjects[1].Standing);
    }

    [Fact]
    public async Task A_row_that_was_packed_with_a_change_made_past_the_workspace_is_unknown()
    {
        await using var round = await FieldRound.StartAsync();
        round.ChangePastTheWorkspace($"UPDATE \"{FieldRound.CaseLayer}\" SET note = '外部' WHERE fid = 1");
        var package = await round.PackAsync("late", 1, 2);
        await round.Workspace.Store.AdoptAsync(FieldRound.Note, Ct);

        using var back = await round.ReadAsync(package.Folder);

        Assert.Equal([SubjectStanding.Unknown, SubjectStanding.Untouched], back.Subjects.Select(subject => subject.Standing));
        Assert.Null(back.Subjects[0].Accepted);
    }

    /// <summary>A table without shapes, of a form that no ledger has. A device writes its own clock as if it were UTC, so its times are not believed.</summary>
    [Fact]
    public async Task Rows_without_shapes_and_of_no_ledger_go_out_and_come_back_without_times()
    {
        await using var round = await FieldRound.StartAsync();
        var package = await round.PackVisitsAsync();
        FieldRound.SqlOf(package, "UPDATE subjects SET result = '在家', seen_at = '2026-03-04T09:00:00Z' WHERE fid = 1");
        FieldRound.SqlOf(package, "INSERT INTO evidence (subject, photo) VALUES (1, 'photos/none.jpg')");

        using var back = await round.ReadAsync(package.Folder);

        var visit = Assert.Single(back.Subjects);
        Assert.Equal(["result"], visit.Changes!.Fields.Select(change => change.Field.Name));
        Assert.Contains("'seen_at' is a time", Assert.Single(visit.Complaints), StringComparison.Ordinal);
        Assert.Equal(PlaceVerdict.NoPlace, back.Evidence[0].PlaceCheck.Verdict);
    }

    [Fact]
    public async Task As_json_only_what_differs_is_told()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET measure = 'demolish' WHERE fid = 1");
        await round.EditAsync(1, "measure", "filed");
        round.AddEvidence(1, round.AddPhoto("photos/1.jpg", 123.000901102054, 37.1981359156133));
        using var back = await round.ReadAsync();

        var document = JsonDocument.Parse(Json(back)).RootElement;

        var subject = Assert.Single(document.GetProperty("subjects").EnumerateArray());
        Assert.Equal(("clashing", "measure"), (subject.GetProperty("standing").GetString(), subject.GetProperty("clashes")[0].GetString()));
        Assert.Equal("demolish", subject.GetProperty("changes")[0].GetProperty("to").GetString());
        var evidence = Assert.Single(document.GetProperty("evidence").EnumerateArray());
        Assert.Equal("near", evidence.GetProperty("photoPlace").GetProperty("verdict").GetString());
        Assert.Equal(30, evidence.GetProperty("photoPlace").GetProperty("distance").GetDouble(), 0.011);
        Assert.Equal("image/jpeg", evidence.GetProperty("photo").GetProperty("mediaType").GetString());
    }

    private static byte[] Json(FieldReturn back)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            FieldReturnJson.Write(json, back);
        return stream.ToArray();
    }

    private static async Task AcceptAsync(FieldRound round, ReturnedSubject subject)
    {
        var accepted = subject.Accepted!;
        await round.Workspace.Store.CommitAsync(
            new(FieldRound.Note) { Updates = [new(FieldRound.CaseLayer, accepted.Id, accepted.Version, accepted.Shape, accepted.Values)] }, Ct);
    }

    /// <summary>POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0)), moved to the case, as a GeoPackage binary without envelope.</summary>
    private static byte[] BowTie()
    {
        var shape = new NetTopologySuite.IO.WKTReader().Read("POLYGON ((500000 4118500, 500010 4118510, 500010 4118500, 500000 4118510, 500000 4118500))");
        return [(byte)'G', (byte)'P', 0, 1, .. BitConverter.GetBytes(4550), .. new NetTopologySuite.IO.WKBWriter().Write(shape)];
    }
}
