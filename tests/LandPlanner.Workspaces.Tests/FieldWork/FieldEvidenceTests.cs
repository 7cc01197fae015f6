using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Workspaces.Tests.FieldWork;

/// <summary>Photos and points that came back, beside the cases they are said to be of.</summary>
public sealed class FieldEvidenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
}
