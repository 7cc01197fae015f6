namespace LandPlanner.SampleTown.Tests;

/// <summary>The rules of TD/T 1057-2020 for the fields of DLTB.</summary>
public class LandUseTests
{
    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Areas_are_official_and_net_areas_follow_from_ridges(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        Assert.All(Records(town), record =>
        {
            var (area, ridges) = ((double)record["TBMJ"]!, (double)record["KCXS"]!);
            Assert.Equal(town.Areas.SquareMetresOf(record.Shape), area, 0.0101);
            Assert.InRange(ridges, 0, 0.9999);
            Assert.Equal((double)Math.Round((decimal)area * (decimal)ridges, 2, MidpointRounding.AwayFromZero), (double)record["KCMJ"]!, 1e-9);
            Assert.Equal(area - (double)record["KCMJ"]!, (double)record["TBDLMJ"]!, 1e-6);
        });
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Slope_terrace_ridges_and_planting_stand_on_cultivated_land_alone(long seed, int patches)
    {
        Assert.All(Records(Towns.Get(seed, patches)), record =>
        {
            var isCultivated = ((string)record["DLBM"]!).StartsWith("01", StringComparison.Ordinal);
            Assert.Equal(isCultivated, record["GDPDJB"] is "1" or "2" or "3" or "4" or "5");
            Assert.Equal(isCultivated, record["ZZSXDM"] is "LS" or "FLS" or "LYFL" or "WG");
            Assert.Equal(isCultivated && record["GDPDJB"] is not "1", record["GDLX"] is "TT" or "PD");
            Assert.Equal((double)record["KCXS"]! > 0, record["KCDLBM"] is "1203");
            Assert.True(record["GDLX"] is not null || (double)record["KCXS"]! == 0);
        });
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Codes_are_well_formed_and_numbers_unique_in_their_village(long seed, int patches)
    {
        var records = Records(Towns.Get(seed, patches)).ToArray();

        Assert.All(records, record => Assert.Matches("^371002104[0-9]{10}$", (string)record["ZLDWDM"]!));
        Assert.All(records, record => Assert.Equal(
            record["DLBM"] is "1004" or "1005" or "1201" || string.CompareOrdinal((string)record["DLBM"]!, "05") >= 0 && string.CompareOrdinal((string)record["DLBM"]!, "10") < 0,
            record["CZCSXM"] is not null));
        Assert.Equal(records.Length, records.Select(record => (record["ZLDWDM"], record["TBBH"])).Distinct().Count());
        Assert.Equal(records.Length, records.Select(record => record["BSM"]).Distinct().Count());
        Assert.All(records, record => Assert.Equal(Layers.Mark, record["BZ"]));
    }

    private static IEnumerable<Record> Records(Town town)
    {
        var layer = new LandUseLayer(town, town.Year.Survey, 2024).Build("DLTB");
        return layer.Rows.Select(row => new Record(layer, row));
    }

    private sealed record Record(Layer Layer, Row Row)
    {
        public NetTopologySuite.Geometries.Geometry Shape => Row.Shape!;

        public object? this[string column] => Row.Values[Layer.Schema.IndexOf(column)];
    }
}
