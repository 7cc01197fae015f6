using System.Globalization;
using System.Text;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>The hash that the history has of a feature, as text.</summary>
internal static class SubjectHash
{
    public static string Of(Feature feature, LayerInfo layer) =>
        FeatureHash.Of(Encoding.UTF8.GetBytes(FeatureJson.Write(feature, layer.Kind, layer.Schema))).Value.ToString("x32", CultureInfo.InvariantCulture);
}
