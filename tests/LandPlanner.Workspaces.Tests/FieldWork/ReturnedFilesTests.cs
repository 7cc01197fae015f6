using System.IO.Compression;
using System.Text;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Workspaces.FieldWork;
using Microsoft.Data.Sqlite;

namespace LandPlanner.Workspaces.Tests.FieldWork;

/// <summary>Packages as they come back: zipped, with a log beside them, damaged, or not to be trusted.</summary>
public sealed class ReturnedFilesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_of_another_workspace_is_refused()
    {
        await using var round = await FieldRound.StartAsync();
        await using var other = await FieldRound.StartAsync();

        await AssertRefusedAsync(() => FieldReturn.ReadAsync(other.Workspace, round.Package.Folder, Ct), "was made from another workspace");
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
}
