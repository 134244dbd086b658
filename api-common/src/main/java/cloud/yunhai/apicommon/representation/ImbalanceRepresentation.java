package cloud.yunhai.apicommon.representation;

/// One entry that does not add up.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ImbalanceRepresentation {
    public String subject;

    public String quantity;

    public Long claimed;

    public Long used;

    public String detail;
}
