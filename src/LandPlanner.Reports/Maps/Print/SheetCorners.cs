using LandPlanner.Crs;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>The longitude (X) and latitude (Y) of a sheet's corners and centre, in degrees.</summary>
internal sealed record SheetCorners(Coordinate NorthWest, Coordinate NorthEast, Coordinate SouthWest, Coordinate SouthEast, Coordinate Centre)
{
    public Envelope Box
    {
        get
        {
            var box = new Envelope(NorthWest, SouthEast);
            box.ExpandToInclude(NorthEast);
            box.ExpandToInclude(SouthWest);
            return box;
        }
    }

    /// <exception cref="MapPrintException">A corner lies outside what the plane can mean.</exception>
    public static SheetCorners Of(MapSheet sheet, Envelope ground)
    {
        double[] xy = [ground.MinX, ground.MaxY, ground.MaxX, ground.MaxY, ground.MinX, ground.MinY, ground.MaxX, ground.MinY, sheet.Centre.X, sheet.Centre.Y];
        try
        {
            sheet.ToGeographic.Transform(xy);
        }
        catch (ReprojectionException)
        {
            throw new MapPrintException(MapPrintFault.ScaleTooSmall);
        }

        return new(new(xy[0], xy[1]), new(xy[2], xy[3]), new(xy[4], xy[5]), new(xy[6], xy[7]), new(xy[8], xy[9]));
    }

    /// <summary>Degrees, minutes and seconds, such as 122°05′30″.</summary>
    public static string Text(double degrees)
    {
        var seconds = (int)Math.Round(Math.Abs(degrees) * 3600);
        return FormattableString.Invariant($"{seconds / 3600}°{seconds / 60 % 60:00}′{seconds % 60:00}″");
    }
}
