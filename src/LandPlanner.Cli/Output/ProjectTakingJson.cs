using System.Text.Json;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Output;

/// <summary>Projects taken from a layer, as JSON.</summary>
internal static class ProjectTakingJson
{
    public static void Write(Utf8JsonWriter json, ProjectTakingResult result)
    {
        json.WriteStartObject();
        json.WriteRevision(result.Revision);
        json.WriteStartArray("projects");
        foreach (var one in result.Projects)
        {
            json.WriteStartObject();
            json.WriteNumber("featureId", one.FeatureId);
            json.WriteString("number", (one.There ?? one.Project).Number);
            json.WriteString("name", one.Project.Name);
            json.WriteString("kind", one.Project.Kind);
            json.WriteBoolean("isNew", one.There is null);
            json.WriteTexts("remarks", one.Remarks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteIds("withoutShape", result.WithoutShape);
        json.WriteEndObject();
    }
}
