using System.Text.Json;
using LandPlanner.Cli.Output;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.Cli.Verbs.Villages;

/// <summary>What became of a table of a ledger of villages: what speaks against it, what it changed, what was left out of it.</summary>
/// <param name="Unchanged">How many of its rows stand in the ledger as they are.</param>
/// <param name="Ignored">Headings that stood for nothing.</param>
internal sealed record TableOutput(IReadOnlyList<TableComplaint> Complaints, int Unchanged, IReadOnlyList<string> Ignored, Revision? Revision)
{
    /// <param name="changes">A line each.</param>
    /// <param name="sum">What it comes to.</param>
    public void Print(IEnumerable<string> changes, string sum)
    {
        foreach (var complaint in Complaints)
            Console.WriteLine($"✗ {complaint}");
        foreach (var change in changes)
            Console.WriteLine($"  {change}");
        Console.WriteLine(sum);
    }

    /// <param name="name">What the list of changes is called.</param>
    public void PrintJson<T>(string name, IEnumerable<T> changes, Action<Utf8JsonWriter, T> write) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteRevision(Revision);
        json.WriteNumber("unchanged", Unchanged);
        json.WriteList(name, changes, change => write(json, change));
        json.WriteTexts("ignored", Ignored);
        json.WriteList("complaints", Complaints, complaint =>
        {
            json.WriteNumber("row", complaint.Row);
            json.WriteNumber("column", complaint.Column);
            json.WriteString("text", complaint.Text);
        });
        json.WriteEndObject();
    });
}
