using LandPlanner.Crs;

namespace LandPlanner.Tests.Crs;

public class CrsMatchTests
{
    private const string FreeTextForm =
        "PROJCS[\"{0}\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]]," +
        "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"{1}\"],PARAMETER[\"False_Easting\",{2}]," +
        "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",{3}],PARAMETER[\"Scale_Factor\",{4}]," +
        "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    [Fact]
    public async Task Every_wording_of_every_code_by_proj_matches_back_to_its_code()
    {
        var ct = TestContext.Current.CancellationToken;
        foreach (var definition in CheckoutTables.Crs.Definitions)
        {
            var wordings = await Proj.WellKnownTextsAsync(definition.Code.Epsg, ct);

            Assert.Equal(3, wordings.Length);
            foreach (var wording in wordings)
                Assert.Equal(definition.Code, CheckoutTables.Crs.Match(wording).Definition?.Code);
            // GDAL's wording is the definition itself.
            Assert.Contains(Bare(definition.Wkt), wordings.Select(Bare));
        }
    }

    [Theory]
    [InlineData("CGCS2000_3_Degree_GK_Zone_41", 4529)]
    [InlineData("cgcs2000 3 degree gk cm 123e", 4550)]
    [InlineData("CGCS2000_GK_CM_123E", 4510)]
    [InlineData("GCS_China_Geodetic_Coordinate_System_2000", 4490)]
    [InlineData("Xian_1980_3_Degree_GK_Zone_41", 2365)]
    [InlineData("Beijing_1954_3_Degree_GK_CM_123E", 2438)]
    [InlineData("Xian_1980_GK_Zone_21", 2335)]
    [InlineData("epsg:4549", 4549)]
    [InlineData("4490", 4490)]
    public void A_bare_name_or_code_matches(string name, int epsg)
    {
        Assert.Equal(epsg, CheckoutTables.Crs.Match(name).Definition?.Code.Epsg);
    }

    [Theory]
    [InlineData("Gauss_Kruger", "41500000.0", 4529)]
    [InlineData("Transverse_Mercator", "500000", 4550)]
    public void A_name_of_free_text_matches_by_parameters(string projection, string falseEasting, int epsg)
    {
        var match = CheckoutTables.Crs.Match(FreeText("温泉镇坐标系", projection, falseEasting));

        Assert.Equal(CrsMatchKind.Parameters, match.Kind);
        Assert.Equal(epsg, match.Definition?.Code.Epsg);
    }

    [Theory]
    [InlineData("CGCS2000_3_Degree_GK_Zone_40", "41500000.0", "123", "central meridian is 123°, not 120°")]
    [InlineData("CGCS2000_3_Degree_GK_Zone_41", "500000.0", "123", "false easting is 500000 m, not 41500000 m")]
    [InlineData("Xian_1980_3_Degree_GK_Zone_41", "41500000.0", "123", "is not that of Xian1980")]
    public void A_name_that_contradicts_the_parameters_is_a_conflict(string name, string falseEasting, string meridian, string difference)
    {
        var match = CheckoutTables.Crs.Match(FreeText(name, "Gauss_Kruger", falseEasting, meridian));

        Assert.Equal(CrsMatchKind.Conflict, match.Kind);
        Assert.Null(match.Definition);
        Assert.Contains(difference, match.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_contradicts_the_parameters_is_a_conflict()
    {
        var wkt = CheckoutTables.Get(4529).Wkt.Replace("\"EPSG\",\"4529\"", "\"EPSG\",\"4528\"", StringComparison.Ordinal);

        Assert.Equal(CrsMatchKind.Conflict, CheckoutTables.Crs.Match(wkt).Kind);
    }

    [Theory]
    [InlineData("UTM-like", "123", "0.9996")]
    [InlineData("Off the meridians", "122.5", "1.0")]
    public void Parameters_of_no_known_system_match_nothing_and_say_so(string name, string meridian, string scale)
    {
        var match = CheckoutTables.Crs.Match(FreeText(name, "Gauss_Kruger", "500000", meridian, scale));

        Assert.Equal(CrsMatchKind.None, match.Kind);
        Assert.Contains(name, match.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_datum_is_not_guessed_from_its_spheroid()
    {
        const string pulkovo =
            "GEOGCS[\"GCS_Pulkovo_1942\",DATUM[\"D_Pulkovo_1942\",SPHEROID[\"Krasovsky_1940\",6378245.0,298.3]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

        var match = CheckoutTables.Crs.Match(pulkovo);

        Assert.Equal(CrsMatchKind.None, match.Kind);
        Assert.Contains("D_Pulkovo_1942", match.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF \0")]
    [InlineData("PROJCS[\"x\"")]
    [InlineData("PROJCS[]]")]
    [InlineData("LOCAL_CS[\"x\"]")]
    [InlineData("EPSG:32651")]
    [InlineData("某某坐标")]
    public void Bad_text_matches_nothing_and_never_throws(string text)
    {
        Assert.Equal(CrsMatchKind.None, CheckoutTables.Crs.Match(text).Kind);
    }

    [Fact]
    public void A_code_that_is_not_in_the_table_says_what_is()
    {
        var refusal = Assert.Throws<CrsException>(() => CheckoutTables.Crs.Get(new(32651)));

        Assert.StartsWith("EPSG:32651 is not among", refusal.Message, StringComparison.Ordinal);
    }

    private static string FreeText(string name, string projection, string falseEasting, string meridian = "123.0", string scale = "1.0") =>
        FreeTextForm.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", projection, StringComparison.Ordinal)
            .Replace("{2}", falseEasting, StringComparison.Ordinal).Replace("{3}", meridian, StringComparison.Ordinal)
            .Replace("{4}", scale, StringComparison.Ordinal);

    private static string Bare(string wkt) => string.Concat(wkt.Where(letter => !char.IsWhiteSpace(letter)));
}
