using System.Globalization;
using System.Text;
using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>A satellite batch as a bureau sends it: a shapefile in GBK without a .cpg, in the fields of the domain reference §3.6.</summary>
internal static class BatchFile
{
    private static readonly (string Name, int Width)[] Columns = [("XZQDM", 12), ("XMC", 40), ("JCBH", 20), ("TBLX", 6), ("QSX", 8), ("HSX", 8), ("MJ", 16), ("BZ", 60)];

    static BatchFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="patches">Number, change type, south-west corner, side in metres (0 for a record without a shape), remark.</param>
    public static string Write(string path, string from, string until, params (string Number, string Type, double X, double Y, double Side, string Remark)[] patches)
    {
        var rows = patches.Select(patch => new[]
        {
            "371002", "环翠区", patch.Number, patch.Type, from, until, (patch.Side * patch.Side).ToString("0.00", CultureInfo.InvariantCulture), patch.Remark,
        });
        return Shapefile.Write(
            path, [.. patches.Select(patch => patch.Side > 0 ? new[] { Shapefile.Square(patch.X, patch.Y, patch.Side) } : null)], TestCrs.Gk123.Wkt, Columns, [.. rows], Encoding.GetEncoding("GB18030"));
    }
}
