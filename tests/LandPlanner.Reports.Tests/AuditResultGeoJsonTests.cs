using System.Text.Json;
using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Reports.Tests;

public sealed class AuditResultGeoJsonTests
{
    private static JsonDocument Written() => JsonDocument.Parse(AuditResultGeoJson.Write(Results.Sample, (x, y) => (x / 10_000_000 + 0.00000000049, y / 1_000_000)));

    [Fact]
    public void Each_finding_is_a_feature_in_order()
    {
        using var json = Written();

        Assert.Equal("FeatureCollection", json.RootElement.GetProperty("type").GetString());
        Assert.Equal(
            Results.Sample.Findings.Select(finding => (finding.Verdict.Word(), finding.FeatureId)),
            json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties"))
                .Select(properties => (properties.GetProperty("verdict").GetString()!, properties.GetProperty("featureId").GetInt64())));
    }

    [Fact]
    public void Coordinates_are_what_the_caller_makes_of_them_to_nine_decimals()
    {
        using var json = Written();
        var first = json.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0][0][0];

        Assert.Equal((0.04203m, 4.141m), (first[0].GetDecimal(), first[1].GetDecimal()));
    }

    /// <summary>RFC 7946, 3.1.6: shells counter-clockwise, holes clockwise; told by the shoelace sum.</summary>
    [Fact]
    public void Shells_run_counter_clockwise_and_holes_clockwise()
    {
        using var json = Written();
        var rings = json.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0];

        Assert.True(Shoelace(rings[0]) > 0);
        Assert.True(Shoelace(rings[1]) < 0);
    }

    [Fact]
    public void The_findings_layer_has_a_value_for_each_field_and_a_multi_shape()
    {
        var features = FindingsLayer.Features(Results.Sample).ToList();

        Assert.Equal(Results.Sample.Findings.Count, features.Count);
        Assert.Equal((LayerRole.Reference, GeometryKind.Polygon), (FindingsLayer.Draft("findings").Role, FindingsLayer.Draft("findings").Kind));
        Assert.All(features, feature => Assert.Equal(FindingsLayer.Schema.Fields.Count, feature.Values.Length));
        Assert.Equal(10003.34, features[0].Values[FindingsLayer.Schema.IndexOf("area_m2")]);
        Assert.Equal([null, 6.66], features.Take(2).Select(feature => feature.Values[FindingsLayer.Schema.IndexOf("constraint_sum_m2")]));
    }

    /// <summary>What an overlay computes may have corners nearer to each other than the grid's lines.</summary>
    [Fact]
    public void The_findings_layer_has_no_vertex_twice_in_a_row()
    {
        var shape = new NetTopologySuite.IO.WKTReader().Read("POLYGON((0 0,10 0,10.00001 0.00001,10 10,0 10,0 0))");
        var result = Results.Sample with { Findings = [Results.Sample.Findings[0] with { Shape = shape }] };

        Assert.Equal(5, FindingsLayer.Features(result).Single().Shape!.NumPoints);
    }

    private static double Shoelace(JsonElement ring)
    {
        var corners = ring.EnumerateArray().Select(corner => (X: corner[0].GetDouble(), Y: corner[1].GetDouble())).ToList();
        return corners.Zip(corners.Skip(1)).Sum(edge => (edge.First.X - corners[0].X) * (edge.Second.Y - corners[0].Y) - (edge.Second.X - corners[0].X) * (edge.First.Y - corners[0].Y));
    }
}
