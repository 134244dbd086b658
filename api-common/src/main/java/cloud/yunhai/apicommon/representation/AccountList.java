package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of accounts.
@XmlRootElement(name = "account_list")
public class AccountList extends Page<AccountRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "account")
    public List<AccountRepresentation> items = new ArrayList<>();

    @Override
    public List<AccountRepresentation> items() {
        return items;
    }
}
