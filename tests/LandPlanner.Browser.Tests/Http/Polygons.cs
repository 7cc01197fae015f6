namespace LandPlanner.Browser.Tests.Http;

/// <summary>GeoJSON of simple shapes.</summary>
internal static class Polygons
{
    public static object Square(double x, double y, double side) => new
    {
        type = "Polygon",
        coordinates = new[] { new double[][] { [x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y] } },
    };
}
