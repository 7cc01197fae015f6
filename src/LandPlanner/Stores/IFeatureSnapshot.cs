namespace LandPlanner.Stores;

/// <summary>
/// A workspace as it stood at one moment, whatever is committed meanwhile: what an audit reads from. For one reader at a time:
/// end a stream before asking for the next.
/// </summary>
public interface IFeatureSnapshot : IFeatureReader, IAsyncDisposable;
