using System.CommandLine;
using LandPlanner.Stores;

namespace LandPlanner.Cli.Output;

/// <summary>What a verb says that only writes.</summary>
internal static class RevisionOutput
{
    public static void Print(ParseResult parsed, Revision revision)
    {
        if (!parsed.GetValue(CommonOptions.Json))
        {
            Console.WriteLine(CommonOptions.WordingOf(parsed).Say($"修订 {revision.Number}:{revision.Note.Reason}", $"Revision {revision.Number}: {revision.Note.Reason}"));
            return;
        }

        JsonOutput.Print(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("revision", revision.Number);
            json.WriteString("hash", revision.Hash);
            json.WriteEndObject();
        });
    }
}
