using System.Text.Json;
using CsCheck;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Workspaces.Tests.Imports;

public sealed class ReconciliationTests
{
    private const double East = 500_000;
    private const double North = 3_300_000;

    private static readonly Gen<double[]> Square = Gen.Select(Gen.Double[0, 5000], Gen.Double[0, 5000], Gen.Double[0.001, 300])
        .Select((x, y, side) => Ring(x, y, x, y + side, x + side, y + side, x + side, y, x, y));

    private static readonly Gen<double[]> BowTie = Gen.Select(Gen.Double[0, 5000], Gen.Double[0, 5000], Gen.Double[1, 300], Gen.Double[1, 300])
        .Select((x, y, width, height) => Ring(x, y, x + width, y + height, x + width, y, x, y + height / 3, x, y));

    private static readonly Gen<double[]> Unclosed = Gen.Select(Square, Gen.Int[1, 3]).Select((ring, cut) => ring[..^(2 * cut)]);

    private static readonly Gen<double[]> Scribble = Gen.Select(Gen.Double[0, 200], Gen.Double[0, 200]).Array[1, 9]
        .Select(points => Ring([.. points.Append(points[0]).SelectMany(at => new[] { at.Item1, at.Item2 })]));

    private static readonly Gen<string> Shape = Gen.Frequency(
        (1, Gen.Const("null")),
        (6, Gen.OneOf(Square, BowTie, Unclosed, Scribble).Array[1, 3].Select(rings => ImportDesk.Polygon(rings))));

    [Theory]
    [InlineData(4550)]
    [InlineData(4509)]
    public async Task What_is_read_is_stored_or_rejected_to_the_last_hundredth(int epsg)
    {
        await using var desk = await ImportDesk.SetAsync();
        await Shape.Array[1, 30].SampleAsync(
            async shapes =>
            {
                var file = desk.Write(shapes.Prepend(ImportDesk.Polygon([East, North, East, North + 1, East + 1, North, East, North]))
                    .Select((shape, i) => ($"{i}", shape)));

                var json = Printed(await desk.ImportAsync(file, "a", "reference", new(epsg)));

                Assert.Equal(shapes.Length + 1, json.GetProperty("read").GetInt32());
                Assert.Equal(Number(json, "read"), Number(json, "intact") + Number(json, "repaired") + Number(json, "rejected"));
                Assert.Equal(
                    Number(json, "areaRead") + Number(json, "areaChangedByRepair") + Number(json, "areaChangedBySnapping"),
                    Number(json, "areaStored") + Number(json, "areaRejected"));
                var layer = await desk.Workspace.Store.GetLayerAsync("a", TestContext.Current.CancellationToken);
                Assert.Equal(Number(json, "areaStored"), layer.Area.Hundredths / 100m);
                Assert.Equal(Number(json, "intact") + Number(json, "repaired"), layer.Count);
            },
            iter: 40,
            threads: 1);
    }

    private static double[] Ring(params double[] xy) => [.. xy.Select((value, i) => value + (i % 2 == 0 ? East : North))];

    private static decimal Number(JsonElement json, string name) => json.GetProperty(name).GetDecimal();

    private static JsonElement Printed(ImportResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            ImportJson.Write(json, "a", result);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
