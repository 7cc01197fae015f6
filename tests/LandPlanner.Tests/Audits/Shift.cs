using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Audits;

/// <summary>Moves a shape, keeping its corners on the 0.1 mm grid.</summary>
internal sealed class Shift(double east, double north) : ICoordinateSequenceFilter
{
    public bool Done => false;

    public bool GeometryChanged => true;

    public void Filter(CoordinateSequence seq, int i)
    {
        seq.SetX(i, Math.Round((seq.GetX(i) + east) * 10_000) / 10_000);
        seq.SetY(i, Math.Round((seq.GetY(i) + north) * 10_000) / 10_000);
    }
}
