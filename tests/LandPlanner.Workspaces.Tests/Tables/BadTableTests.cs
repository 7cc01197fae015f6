using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public class BadTableTests
{
    [Fact]
    public void A_code_that_is_there_twice_is_told_with_its_line()
    {
        using var data = new DataFolderCopy();
        data.Replace("crs/systems.csv", "\n4326,", "\n4490,");

        AssertWrong(() => data.Tables.Crs, 3, "EPSG:4490 is there twice.");
    }

    [Fact]
    public void A_class_that_is_there_twice_is_told_with_its_line()
    {
        using var data = new DataFolderCopy();
        data.Replace("land-classes/sd2019.csv", "\n01,耕地", "\n00,耕地");

        AssertWrong(() => data.Tables.LandClasses, 3, "'00' is there twice.");
    }

    [Theory]
    [InlineData("land-classes/sd2019.csv", "01,耕地,,agricultural", "01,耕地,,farming", "'farming' is none of")]
    [InlineData("land-classes/sd2019.csv", "cultivated,,S", "cultivated,red,S", "'red' is not of the form #RRGGBB")]
    [InlineData("land-classes/sd2019.csv", "cultivated,,S", "cultivated,,X", "'X' is none of S, K-h")]
    [InlineData("land-classes/sd2019.csv", "01,耕地,,", "01,耕地,", "7 cells where 8 are expected")]
    [InlineData("land-classes/sd2019.csv", "code,name", "code,title", "its columns must be code,name")]
    [InlineData("land-classes/sd2019-ydyh2023.csv", "0101,0101,", "0101,9999,", "YDYH2023 has no class '9999'")]
    [InlineData("land-classes/crosswalks.csv", "SD2007,", "SD1984,", "there is no scheme 'SD1984'")]
    [InlineData("crs/systems.csv", "4326,Geographic,Wgs84", "4326,Geographic,Mars", "'Mars' is none of")]
    [InlineData("crs/systems.csv", "GaussKruger,Cgcs2000,75,25500000", "GaussKruger,Cgcs2000,75,x", "'x' is not a number")]
    [InlineData("roles.yaml", "  land-use:\n    title:", "  land-use:\n    colour: red\n    title:", "'colour' is none of")]
    [InlineData("roles.yaml", "      ridgeFactor: [KCXS, TKXS, 扣", "      ridge: [KCXS, TKXS, 扣", "'ridge' is not among the meanings")]
    [InlineData("roles.yaml", "{面积亩: mu}", "{面积亩: acre}", "'acre' is none of m2, mu, ha")]
    [InlineData("roles.yaml", "geometry: polygon", "geometry: volume", "'volume' is none of point")]
    [InlineData("roles.yaml", "plan: true", "plan: perhaps", "'perhaps' is neither true nor false")]
    [InlineData("roles.yaml", "  red-line:", "  land-use:", "")]
    [InlineData("roles.yaml", "fields:", "fields: [", "")]
    [InlineData("fields.csv", "地类编码,Land class code,SD2019", "地类编码,Land class code,SD1984", "neither a code list nor a scheme 'SD1984'")]
    [InlineData("fields.csv", "\nYSDM,", "\nbsm,", "'bsm' is there twice")]
    [InlineData("fields.csv", "BSM,标识码,", "BSM,,", "cell 2 is empty")]
    public void A_bad_cell_or_key_is_one_sentence_with_file_and_line(string file, string old, string bad, string reason)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace(file, old, bad);

        var failure = Assert.Throws<TableException>(() => ReadAll(data.Tables));

        Assert.Equal(path, failure.Path);
        Assert.True(failure.Line > 0);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roles.yaml")]
    [InlineData("crs/systems.csv")]
    [InlineData("crs/gauss-kruger.wkt")]
    [InlineData("land-classes/codes.csv")]
    [InlineData("fields.csv")]
    public void A_missing_table_is_told_by_name(string file)
    {
        using var data = new DataFolderCopy();
        data.Delete(file);

        Assert.EndsWith(Path.GetFileName(file), Assert.Throws<TableException>(() => ReadAll(data.Tables)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_added_is_read()
    {
        using var data = new DataFolderCopy();
        data.Append("land-classes/sd2019.csv", "1401,新类,12,unused,unused,,K-l,test");

        Assert.Equal("新类", data.Tables.LandClasses.Find("SD2019", "1401")?.NameZh);
    }

    private static void ReadAll(TableSet tables)
    {
        _ = tables.Crs;
        _ = tables.Roles;
        _ = tables.LandClasses;
        _ = tables.FieldTitles;
    }

    private static void AssertWrong(Func<object> read, int line, string reason)
    {
        var failure = Assert.Throws<TableException>(read);

        Assert.Equal(line, failure.Line);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
