using System.Globalization;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Endpoints;

/// <summary>Boxes as addresses carry them: minx,miny,maxx,maxy.</summary>
internal static class Boxes
{
    /// <summary>Null where the text is no box.</summary>
    public static Envelope? Parse(string text)
    {
        var numbers = text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        return numbers.Length == 4 && numbers.All(double.IsFinite) && numbers[0] <= numbers[2] && numbers[1] <= numbers[3]
            ? new(numbers[0], numbers[2], numbers[1], numbers[3])
            : null;
    }
}
