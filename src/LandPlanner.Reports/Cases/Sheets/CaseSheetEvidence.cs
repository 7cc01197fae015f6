using System.Security.Cryptography;
using LandPlanner.Ledgers;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>A piece of evidence as a case sheet shows it: what the ledger says, and the picture made small enough for paper.</summary>
public sealed record CaseSheetEvidence
{
    private const string Pictures = "image/";

    private CaseSheetEvidence(LedgerRow row, byte[]? picture, PictureFault fault) => (Row, Picture, Fault) = (row, picture, fault);

    public LedgerRow Row { get; }

    /// <summary>A JPEG the right way up; null where there is none to show.</summary>
    public byte[]? Picture { get; }

    public PictureFault Fault { get; }

    /// <param name="row">Of the ledger of evidence.</param>
    /// <param name="content">The bytes behind it; null where they are not kept.</param>
    public static CaseSheetEvidence Take(LedgerRow row, byte[]? content)
    {
        if (content is null)
            return new(row, null, PictureFault.NotKept);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != row.Text("sha256"))
            return new(row, null, PictureFault.WrongHash);
        if (!row.Text("media_type").StartsWith(Pictures, StringComparison.Ordinal))
            return new(row, null, PictureFault.NoPicture);
        var (picture, fault) = SmallPicture.Make(content);
        return new(row, picture, fault);
    }
}

/// <summary>Why a piece of evidence has no picture on the sheet.</summary>
public enum PictureFault
{
    None,

    /// <summary>It is a document.</summary>
    NoPicture,

    /// <summary>The workspace does not have its bytes.</summary>
    NotKept,

    /// <summary>The bytes are not those that were registered.</summary>
    WrongHash,

    /// <summary>It is broken, cut off, or of a format that cannot be drawn here.</summary>
    Unreadable,

    /// <summary>It has more pixels than any camera takes.</summary>
    TooLarge,
}
