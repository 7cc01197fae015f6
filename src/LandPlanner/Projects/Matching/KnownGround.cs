namespace LandPlanner.Projects.Matching;

/// <summary>What layers together say of the ground of one parcel on a question of yes or no, each place counted once. Official m².</summary>
/// <param name="Yes">Where at least one says yes, and none another thing.</param>
/// <param name="No">The same for no.</param>
/// <param name="Disputed">Where what is said cannot all be true.</param>
/// <param name="Sayings">Who says what on disputed ground, by layer, then in the layer's order; each once.</param>
/// <param name="Agreeing">Layers that lie over each other on the parcel and do not contradict each other anywhere on it; by name. Empty where none do.</param>
internal sealed record KnownGround(double Yes, double No, double Disputed, IReadOnlyList<(string Layer, string Said)> Sayings, IReadOnlyList<string> Agreeing);
