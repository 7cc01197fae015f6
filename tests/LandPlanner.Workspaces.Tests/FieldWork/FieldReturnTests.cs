using System.IO.Compression;
using System.Text;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;
using Microsoft.Data.Sqlite;

namespace LandPlanner.Workspaces.Tests.FieldWork;

/// <summary>Packages whose GeoPackage was changed by SQL and whose folder got photos, as QField does it.</summary>
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

    /// <summary>Places by PROJ 9.1.1: the middle of the first case, and points 80 m and 200 m east of it, 30 m and 150 m from its edge.</summary>
    [Theory]
    [InlineData(123, 37.1981359190403, PlaceVerdict.Inside, 0)]
    [InlineData(123.000901102054, 37.1981359156133, PlaceVerdict.Near, 30)]
    [InlineData(123.002252755135, 37.1981358976217, PlaceVerdict.TooFar, 150)]
    public async Task A_photo_is_laid_beside_the_case_it_is_said_to_be_of(double longitude, double latitude, PlaceVerdict verdict, double metres)
    {
        await using var round = await FieldRound.StartAsync();
        round.AddEvidence(1, round.AddPhoto("photos/1.jpg", longitude, latitude));

        using var back = await round.ReadAsync();

        var evidence = Assert.Single(back.Evidence);
        Assert.Equal(verdict, evidence.PhotoCheck.Verdict);
        Assert.Equal(metres, evidence.PhotoCheck.DistanceMetres!.Value, 0.01);
        Assert.Equal(new PhotoAzimuth(90, NorthKind.True), evidence.Photo!.Reading!.Facts!.Azimuth);
        Assert.Equal(("AJ2026-0001", "wide", "东侧", "王"), (evidence.Subject!.Label, evidence.Kind, evidence.Note, evidence.Operator));
        Assert.Equal(File.ReadAllBytes(Path.Combine(round.Package.Folder, "photos/1.jpg")), back.ReadPhoto(evidence.Photo));
        Assert.Empty(back.LoosePhotos);
    }

    [Fact]
    public async Task A_photo_that_tells_no_place_is_no_proof()
    {
        await using var round = await FieldRound.StartAsync();
        round.AddEvidence(1, round.AddPhoto("photos/1.jpg", null, null));

        using var back = await round.ReadAsync();

        Assert.Equal(PlaceVerdict.NoPlace, back.Evidence[0].PhotoCheck.Verdict);
    }

    [Fact]
    public async Task A_photo_from_where_the_plane_does_not_reach_is_too_far()
    {
        await using var round = await FieldRound.StartAsync();
        round.AddEvidence(1, round.AddPhoto("photos/1.jpg", 2.35, 48.85));

        using var back = await round.ReadAsync();

        Assert.Equal(new PlaceCheck(PlaceVerdict.TooFar, null), back.Evidence[0].PhotoCheck);
    }

    [Fact]
    public async Task A_drawn_point_is_checked_too()
    {
        await using var round = await FieldRound.StartAsync();
        round.AddEvidence(1, null, (500_000, 4_118_500));
        round.AddEvidence(2, null, (500_000, 4_118_500));
        round.AddEvidence(77, null, (500_000, 4_118_500));
        round.AddEvidence(null, null);

        using var back = await round.ReadAsync();

        Assert.Equal(
            [new(PlaceVerdict.Inside, 0), new(PlaceVerdict.TooFar, 450), new(PlaceVerdict.NoSubject, null), new PlaceCheck(PlaceVerdict.NoPlace, null)],
            back.Evidence.Select(evidence => evidence.PlaceCheck));
        Assert.Equal([1L, 2L, 77L, null], back.Evidence.Select(evidence => evidence.SubjectId));
        Assert.Null(back.Evidence[2].Subject);
    }

    [Fact]
    public async Task A_subject_that_moved_meanwhile_is_measured_where_it_stands()
    {
        await using var round = await FieldRound.StartAsync();
        var row = await round.RowAsync(1);
        await round.Workspace.Store.CommitAsync(
            new(FieldRound.Note) { Updates = [new(FieldRound.CaseLayer, 1, 1, FieldRound.Square(500_100, 4_118_450, 100), row.Feature.Values)] }, Ct);
        round.AddEvidence(1, null, (500_000, 4_118_500));

        using var back = await round.ReadAsync();

        Assert.Equal(new(PlaceVerdict.TooFar, 100), back.Evidence[0].PlaceCheck);
    }

    [Theory]
    [InlineData("photos/none.jpg", PhotoPresence.Missing)]
    [InlineData("../town.gpkg", PhotoPresence.Outside)]
    [InlineData("/storage/emulated/0/DCIM/1.jpg", PhotoPresence.Outside)]
    [InlineData("..\\..\\secret.jpg", PhotoPresence.Outside)]
    [InlineData(".", PhotoPresence.Outside)]
    public async Task A_photo_that_did_not_come_back_is_told_and_nothing_else_is_read(string path, PhotoPresence presence)
    {
        await using var round = await FieldRound.StartAsync();
        round.AddEvidence(1, path);

        using var back = await round.ReadAsync();

        var photo = Assert.Single(back.MissingPhotos);
        Assert.Equal((presence, null), (photo.Presence, photo.Sha256));
        Assert.Throws<WorkspaceException>(() => back.ReadPhoto(photo));
    }

    [Fact]
    public async Task A_file_that_is_no_photo_says_so()
    {
        await using var round = await FieldRound.StartAsync();
        File.WriteAllText(Path.Combine(round.Package.Folder, "photos", "1.jpg"), "not a photo");
        round.AddEvidence(1, "photos/1.jpg");

        using var back = await round.ReadAsync();

        Assert.Equal(PhotoProblem.NotAPicture, back.Evidence[0].Photo!.Reading!.Problem);
        Assert.Equal(PlaceVerdict.NoPlace, back.Evidence[0].PhotoCheck.Verdict);
    }

    /// <summary>37.2026411784109° N is 500 m north of the middle of the first case, in the second, by PROJ 9.1.1.</summary>
    [Fact]
    public async Task A_photo_that_no_row_speaks_of_finds_the_nearest_case()
    {
        await using var round = await FieldRound.StartAsync();
        round.AddPhoto("photos/camera.JPG", 123, 37.2026411784109);
        round.AddPhoto("blank.jpg", null, null, shade: 1);

        using var back = await round.ReadAsync();

        Assert.Equal(["blank.jpg", "photos/camera.JPG"], back.LoosePhotos.Select(loose => loose.Photo.Path));
        Assert.Null(back.LoosePhotos[0].Nearest);
        Assert.Equal(("AJ2026-0002", PlaceVerdict.Inside), (back.LoosePhotos[1].Nearest!.Label, back.LoosePhotos[1].Check.Verdict));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_and_the_rest_is_read()
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql("UPDATE subjects SET due_on = 'soon' WHERE fid = 1");
        round.Sql("UPDATE subjects SET note = '看过' WHERE fid = 2");

        using var back = await round.ReadAsync();

        Assert.Contains("Feature 1 of 'subjects'", Assert.Single(back.Problems), StringComparison.Ordinal);
        Assert.Equal([SubjectStanding.Missing, SubjectStanding.Changed], back.Subjects.Select(subject => subject.Standing));
    }

    [Fact]
    public async Task A_zip_with_the_folder_or_without_it_is_the_same_package()
    {
        await using var round = await FieldRound.StartAsync();
        round.AddEvidence(1, round.AddPhoto("photos/照片.jpg", FieldRound.LongitudeDegrees, FieldRound.LatitudeDegrees));
        var (with, without) = (Path.Combine(round.Scratch, "with.zip"), Path.Combine(round.Scratch, "without.zip"));
        round.Package.Zip(with);
        ZipFile.CreateFromDirectory(round.Package.Folder, without);

        foreach (var zip in new[] { with, without })
        {
            using var back = await round.ReadAsync(zip);
            Assert.Equal((PhotoPresence.Here, PlaceVerdict.Inside), (back.Evidence[0].Photo!.Presence, back.Evidence[0].PhotoCheck.Verdict));
            Assert.NotEmpty(back.ReadPhoto(back.Evidence[0].Photo!));
        }
    }

    /// <summary>A telephone leaves the log beside the file where it was not closed.</summary>
    [Fact]
    public async Task What_lies_in_the_log_beside_the_file_counts_and_stays_there()
    {
        await using var round = await FieldRound.StartAsync();
        using var device = new SqliteConnection($"Data Source={round.GeoPackage};Pooling=False");
        device.Open();
        Execute(device, "PRAGMA journal_mode = WAL");
        Execute(device, "UPDATE subjects SET note = '看过' WHERE fid = 1");
        var before = Directory.GetFiles(round.Package.Folder).Select(file => (file, Convert.ToHexString(ReadShared(file)))).ToList();

        using var back = await round.ReadAsync();

        Assert.Equal(SubjectStanding.Changed, back.Subjects[0].Standing);
        Assert.Equal(before, Directory.GetFiles(round.Package.Folder).Select(file => (file, Convert.ToHexString(ReadShared(file)))));
    }

    [Fact]
    public async Task A_package_of_another_workspace_is_refused()
    {
        await using var round = await FieldRound.StartAsync();
        await using var other = await FieldRound.StartAsync();

        await AssertRefusedAsync(() => FieldReturn.ReadAsync(other.Workspace, round.Package.Folder, Ct), "was made from another workspace");
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

    [Fact]
    public async Task What_is_no_package_is_refused_with_what_to_do()
    {
        await using var round = await FieldRound.StartAsync();
        var folder = round.Package.Folder;

        await AssertRefusedAsync(() => round.ReadAsync("/nonexistent/round.zip"), "There is no package");
        await AssertRefusedAsync(() => round.ReadAsync(Path.Combine(folder, "photos")), "is no field package");
        await AssertRefusedAsync(() => round.ReadAsync(Path.Combine(folder, "round.qgs")), "not a zip");
        File.WriteAllText(round.GeoPackage, "no database at all, but long enough to be taken for one by its length");
        await AssertRefusedAsync(round.ReadAsync, "damaged or no GeoPackage");
        File.Delete(round.GeoPackage);
        await AssertRefusedAsync(round.ReadAsync, "has no 'round.gpkg'");
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "of format 2")]
    [InlineData("\"layer\":", "\"sheet\":", "is damaged")]
    [InlineData("\"id\": 2", "\"id\": 1", "twice")]
    [InlineData("\"name\": \"round\"", "\"name\": \"../round\"", "leads out of its folder")]
    [InlineData("\"name\": \"title\"", "\"name\": \"titel\"", "has other fields")]
    public async Task A_manifest_that_was_tampered_with_is_refused(string old, string bad, string reason)
    {
        await using var round = await FieldRound.StartAsync();
        var path = Path.Combine(round.Package.Folder, "package.json");
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, bad, StringComparison.Ordinal));

        await AssertRefusedAsync(round.ReadAsync, reason);
    }

    [Theory]
    [InlineData("DROP TABLE evidence", "has no table 'evidence' any more")]
    [InlineData("ALTER TABLE subjects DROP COLUMN note", "lacks note")]
    public async Task A_table_that_was_changed_on_the_way_is_refused(string sql, string reason)
    {
        await using var round = await FieldRound.StartAsync();
        round.Sql(sql);

        await AssertRefusedAsync(round.ReadAsync, reason);
    }

    [Fact]
    public async Task A_zip_that_leads_out_of_its_folder_is_refused()
    {
        await using var round = await FieldRound.StartAsync();
        var path = Path.Combine(round.Scratch, "slip.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create, Encoding.UTF8))
        {
            zip.CreateEntryFromFile(Path.Combine(round.Package.Folder, "package.json"), "package.json");
            using var entry = zip.CreateEntry("../../slipped.jpg").Open();
            entry.Write([1, 2, 3]);
        }

        var refusal = await Assert.ThrowsAsync<GdalException>(() => round.ReadAsync(path));

        Assert.Contains("leads out of its folder", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task AcceptAsync(FieldRound round, ReturnedSubject subject)
    {
        var accepted = subject.Accepted!;
        await round.Workspace.Store.CommitAsync(
            new(FieldRound.Note) { Updates = [new(FieldRound.CaseLayer, accepted.Id, accepted.Version, accepted.Shape, accepted.Values)] }, Ct);
    }

    private static async Task AssertRefusedAsync(Func<Task<FieldReturn>> read, string reason)
    {
        var refusal = await Assert.ThrowsAnyAsync<WorkspaceException>(read);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0)), moved to the case, as a GeoPackage binary without envelope.</summary>
    private static byte[] BowTie()
    {
        var shape = new NetTopologySuite.IO.WKTReader().Read("POLYGON ((500000 4118500, 500010 4118510, 500010 4118500, 500000 4118510, 500000 4118500))");
        return [(byte)'G', (byte)'P', 0, 1, .. BitConverter.GetBytes(4550), .. new NetTopologySuite.IO.WKBWriter().Write(shape)];
    }
}
