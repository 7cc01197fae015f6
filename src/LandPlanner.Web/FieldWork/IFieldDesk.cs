using LandPlanner.Stores;

namespace LandPlanner.Web.FieldWork;

/// <summary>What the page of a return asks for, whatever it is that went to the field. Any thread may ask.</summary>
public interface IFieldDesk
{
    /// <summary>Reads what was sent; writes nothing.</summary>
    /// <param name="upload">Its id; it belongs to the review once there is one.</param>
    /// <exception cref="WorkspaceException">It is no package, or one of something else.</exception>
    Task<FieldReview> ReadAsync(string upload, string author, CancellationToken ct);

    /// <summary>Takes in what is chosen, as one revision; null where the workspace has changed so that something else would be taken in.</summary>
    Task<FieldOutcome?> AcceptAsync(FieldReview review, string author);
}
