using System.Buffers.Binary;
using System.IO.Compression;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class ZipGuardTests : IDisposable
{
    private const int LocalSizeAt = 22;
    private const int CentralSizeAt = 24;

    private readonly TemporaryFolder _folder = new();

    private string Zip => _folder.File("bomb.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_zip_that_unpacks_to_far_more_than_it_is_is_refused()
    {
        Pack(("a.shp", 300L << 20));

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(Zip));

        Assert.Contains("'bomb.zip' was not unpacked: 300 MB are packed into", refused.Message);
    }

    [Fact]
    public void The_same_in_a_kmz_is_refused()
    {
        Pack(("doc.kml", 300L << 20));
        File.Move(Zip, _folder.File("bomb.kmz"));

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File("bomb.kmz")));

        Assert.Contains("'bomb.kmz' was not unpacked", refused.Message);
    }

    [Fact]
    public void A_zip_of_very_many_entries_is_refused()
    {
        Pack([.. Enumerable.Range(0, 20_001).Select(i => ($"{i}.shp", 0L))]);

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(Zip));

        Assert.Contains("it has 20001 entries", refused.Message);
    }

    [Fact]
    public void An_entry_that_holds_more_than_it_says_is_refused()
    {
        Pack(("a.geojson", 1 << 20));
        var bytes = File.ReadAllBytes(Zip);
        var central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LocalSizeAt), 10);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(central + CentralSizeAt), 10);
        File.WriteAllBytes(Zip, bytes);

        Assert.Throws<GdalException>(() => VectorFile.Open(Zip));
    }

    [Theory]
    [InlineData("/tmp/evil.shp")]
    [InlineData("a/../../evil.shp")]
    [InlineData("..\\..\\evil.shp")]
    public void An_entry_with_a_path_that_leads_out_is_refused(string name)
    {
        Pack((name, 1));

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(Zip));

        Assert.Contains("leads out of its folder", refused.Message);
    }

    [Fact]
    public async Task A_zip_in_a_zip_is_left_alone()
    {
        var written = await Samples.WriteAsync(_folder.File("a.geojson"), Samples.Parcels);
        using (var inner = ZipFile.Open(_folder.File("inner.zip"), ZipArchiveMode.Create))
            inner.CreateEntryFromFile(written.Files[0], "a.geojson");
        using (var outer = ZipFile.Open(Zip, ZipArchiveMode.Create))
            outer.CreateEntryFromFile(_folder.File("inner.zip"), "inner.zip");

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(Zip));

        Assert.Contains("holds no vector file", refused.Message);
    }

    private void Pack(params (string Name, long Bytes)[] entries)
    {
        using var zip = ZipFile.Open(Zip, ZipArchiveMode.Create);
        var zeros = new byte[1 << 20];
        foreach (var (name, bytes) in entries)
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
            for (var left = bytes; left > 0; left -= zeros.Length)
                entry.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
        }
    }
}
