using LandPlanner.Web.Components;
using LandPlanner.Web.Layers;

namespace LandPlanner.Web.Searches;

/// <summary>How well a text fits what was typed, the best first.</summary>
internal enum Fit
{
    Exact,
    Prefix,
    Contains,
}

/// <summary>One feature that was found.</summary>
/// <param name="Title">What the feature is called.</param>
/// <param name="Meaning">The meaning by which it was found: "name", "number", …</param>
/// <param name="Text">What that meaning says of it.</param>
/// <param name="Start">Where in <paramref name="Text"/> the words typed begin.</param>
/// <param name="Village">Empty where it says none.</param>
internal sealed record SearchHit(Picked Picked, MapLayer Layer, string Title, string Meaning, string Text, int Start, string Village)
{
    /// <summary>Whether it was found by where it lies, not by what it is called.</summary>
    public bool IsByPlace => Meaning.StartsWith("village", StringComparison.Ordinal) && Title != Text;
}

/// <summary>What a search found.</summary>
/// <param name="Hits">The best first, no more than were asked for.</param>
/// <param name="Count">Of all that fit.</param>
/// <param name="Layers">Searched.</param>
/// <param name="Features">Searched.</param>
internal sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int Count, int Layers, long Features);
