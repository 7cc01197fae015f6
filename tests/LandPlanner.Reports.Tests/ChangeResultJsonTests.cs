using System.Text.Json;

namespace LandPlanner.Reports.Tests;

public sealed class ChangeResultJsonTests
{
    [Fact]
    public void Cells_and_terms_add_up_to_the_areas_of_the_layers()
    {
        var json = JsonDocument.Parse(ChangeResultJson.Write(Matrices.Sample)).RootElement;

        foreach (var side in new[] { "before", "after" })
        {
            var cells = json.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty(side).ValueKind == JsonValueKind.String)
                .Sum(cell => cell.GetProperty("areaSquareMetres").GetDecimal());
            var layer = json.GetProperty(side);
            Assert.Equal(
                layer.GetProperty("areaSquareMetres").GetDecimal(),
                cells + layer.GetProperty("overlapSquareMetres").GetDecimal() + layer.GetProperty("roundingSquareMetres").GetDecimal());
        }
    }

    [Fact]
    public void What_is_not_known_is_null()
    {
        var json = JsonDocument.Parse(ChangeResultJson.Write(Matrices.WithoutConstraints)).RootElement;

        Assert.All(json.GetProperty("flows").EnumerateArray(), flow => Assert.Equal(JsonValueKind.Null, flow.GetProperty("approvedSquareMetres").ValueKind));
    }

    [Fact]
    public void Polygons_are_as_many_in_GeoJson_and_say_whether_they_are_slivers()
    {
        var json = JsonDocument.Parse(ChangedPatchesGeoJson.Write(Matrices.Sample, (x, y) => (x / 1e5, y / 1e5))).RootElement;

        var features = json.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(Matrices.Sample.Patches.Count, features.Count);
        Assert.Equal(
            Matrices.Sample.Patches.Count(patch => patch.IsSliver),
            features.Count(feature => feature.GetProperty("properties").GetProperty("sliver").GetBoolean()));
    }

    [Fact]
    public void Features_have_a_value_for_each_field_of_the_layer() =>
        Assert.All(ChangedPatchesLayer.Features(Matrices.Sample), feature => Assert.Equal(ChangedPatchesLayer.Schema.Fields.Count, feature.Values.Length));
}
