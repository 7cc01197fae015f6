using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Workspaces.Tables;
using ProjNet.CoordinateSystems;
using Datum = LandPlanner.Crs.Datum;

namespace LandPlanner.Workspaces.Tests.Tables;

public class TableSetTests
{
    private static readonly TableSet Tables = TableSet.Open();

    /// <summary>The closed list of roles of the design.</summary>
    [Fact]
    public void The_roles_are_those_of_the_design()
    {
        string[] expected =
        [
            "village", "land-use", "basic-farmland", "red-line", "urban-boundary", "plan-parcel", "plan-zone", "planned-use", "control-line", "structure", "tract-scheme", "boundary-addition",
            "scheme-consent", "scheme-year", "land-supply", "idle-land", "idle-parcel", "idle-notice", "idle-building", "approval", "satellite-patch", "abandoned-plot", "village-income", "estate", "project", "project-month", "milestone", "land-match", "place",
            "case", "case-move", "evidence", "person", "sown-crop", "rectified-patch", "restoration", "round", "inspection", "counter", "reference",
        ];

        Assert.Equal(expected, Tables.Roles.Roles.Select(role => role.Role.Name));
    }

    [Theory]
    [InlineData("DLTB", "land-use")]
    [InlineData("371002_dltb_2023", "land-use")]
    [InlineData("YJJBNTBHTB", "basic-farmland")]
    [InlineData("YJJBNT", "basic-farmland")]
    [InlineData("STBHHX", "red-line")]
    [InlineData("CZKFBJ", "urban-boundary")]
    [InlineData("CZKFBJTR", "boundary-addition")]
    [InlineData("JQDLTB", "land-use")]
    [InlineData("GHDLTB", "planned-use")]
    [InlineData("GKBJ", "control-line")]
    [InlineData("CJDCQ", "village")]
    [InlineData("PARCELS", null)]
    [InlineData("CJDCQJX", null)]
    public void A_layer_name_suggests_a_role(string layer, string? role)
    {
        Assert.Equal(role, Tables.Roles.Suggest(layer)?.Role.Name);
    }

    [Fact]
    public void A_role_finds_its_fields_by_the_names_met_in_practice()
    {
        var role = Tables.Roles.Get(LayerRole.LandUse);
        var schema = new FeatureSchema([new("bsm", FieldType.Text), new("DLBM", FieldType.Text), new("tbmj", FieldType.Real), new("ZLDWMC", FieldType.Text)]);

        Assert.Equal(0, role.FieldFor("id", schema));
        Assert.Equal(1, role.FieldFor("class", schema));
        Assert.Equal(2, role.FieldFor("declaredArea", schema));
        Assert.Equal(3, role.FieldFor("village", schema));
        Assert.Equal(-1, role.FieldFor("planting", schema));
        Assert.Equal(GeometryKind.Polygon, role.Kind);
    }

    [Fact]
    public void An_area_field_may_carry_its_unit()
    {
        var role = Tables.Roles.Get(new("plan-parcel"));

        Assert.Equal(AreaUnit.SquareMetres, role.UnitOf("MJ"));
        Assert.Equal(AreaUnit.Mu, role.UnitOf("面积亩"));
        Assert.Equal(AreaUnit.Hectares, role.UnitOf("dkmj_ha"));
    }

    [Fact]
    public void An_unknown_role_is_refused_with_those_there_are()
    {
        var refusal = Assert.Throws<UnknownRoleException>(() => Tables.Roles.Get(new("forest")));

        Assert.Contains("basic-farmland", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjNet_reads_every_gauss_kruger_definition()
    {
        var factory = new CoordinateSystemFactory();

        Assert.All(
            Tables.Crs.Definitions.Where(definition => definition.Kind == CrsKind.GaussKruger),
            definition => Assert.IsType<ProjectedCoordinateSystem>(factory.CreateFromWkt(definition.Wkt)));
    }

    /// <summary>Codes by the EPSG registry: 3-degree zones 25 to 45, 6-degree zones 13 to 23.</summary>
    [Theory]
    [InlineData(Datum.Cgcs2000, 4513, 4534, 4491, 4502)]
    [InlineData(Datum.Xian1980, 2349, 2370, 2327, 2338)]
    [InlineData(Datum.Beijing1954, 2401, 2422, 21413, 21453)]
    public void Every_zone_of_every_family_is_there(Datum datum, int zone3, int meridian3, int zone6, int meridian6)
    {
        var expected = Enumerable.Range(zone3, 21).Concat(Enumerable.Range(meridian3, 21))
            .Concat(Enumerable.Range(zone6, 11)).Concat(Enumerable.Range(meridian6, 11));

        Assert.Equal(expected, Tables.Crs.Definitions
            .Where(definition => definition.Kind == CrsKind.GaussKruger && definition.Datum == datum).Select(definition => definition.Code.Epsg));
    }

    [Fact]
    public void What_is_not_certain_says_so()
    {
        Assert.Equal(Confidence.Medium, Tables.LandClasses.Find("SD2019", "0404")?.Confidence);
        Assert.Equal(Confidence.Low, Tables.LandClasses.Find("SD2019", "1301")?.Confidence);
        Assert.Equal(Confidence.Sourced, Tables.LandClasses.Find("SD2019", "0101")?.Confidence);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        var failure = Assert.Throws<TableException>(() => new TableSet("/nonexistent/data").Crs);

        Assert.Contains("/nonexistent/data", failure.Message, StringComparison.Ordinal);
    }
}
